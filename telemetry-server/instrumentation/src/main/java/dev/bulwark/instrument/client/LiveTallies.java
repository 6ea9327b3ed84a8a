package dev.bulwark.instrument.client;

import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.model.ingest.ConnectionEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Open connections by kind, tenant and session, with what changed since the last flush. Thread-safe. */
final class LiveTallies implements SummarySource {
    private static final int MOST_KEYS = 2000;

    private final Reporter reporter;
    private final BoundedPlaces<Key, Tally> tallies = new BoundedPlaces<>(
            MOST_KEYS, Tally::new, key -> new Key(key.kind, key.tenant, null), key -> new Key("other", null, null));

    LiveTallies(Reporter reporter) {
        this.reporter = reporter;
    }

    Tally open(@Nullable String kind, @Nullable String tenant, @Nullable String session) {
        String clean = Copies.cleanName(kind);
        Key key = new Key(clean, tenant, session == null ? null : Copies.cleanName(session));
        Tally tally = tallies.of(key);
        while (!tally.opened()) {
            tallies.remove(tally.key, tally);
            tally = tallies.of(key);
        }
        return tally;
    }

    @Override
    public List<TelemetryEvent> flush() {
        long minute = reporter.minute();
        List<TelemetryEvent> events = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            if (tally.retired()) {
                tallies.remove(key, tally);
            }
            ConnectionEvent event = tally.event(reporter, minute);
            if (event != null) {
                events.add(event);
            }
        });
        return events;
    }

    private record Key(
            String kind, @Nullable String tenant, @Nullable String session) {}

    /** The connections of one kind, tenant and session. */
    static final class Tally {
        private static final long RETIRED = Long.MIN_VALUE;

        private final Key key;
        private final AtomicLong live = new AtomicLong();
        private final LongAdder opened = new LongAdder();
        private final LongAdder closed = new LongAdder();
        private final LongAdder disconnected = new LongAdder();
        private long toldInMinute;

        private Tally(Key key) {
            this.key = key;
        }

        /** False when it was retired meanwhile: the connection belongs to another one. */
        boolean opened() {
            long before = live.getAndUpdate(now -> now == RETIRED ? RETIRED : now + 1);
            if (before == RETIRED) {
                return false;
            }
            opened.increment();
            return true;
        }

        /** The count of those that are open comes last: who sees none open has seen all that was counted. */
        void closed(boolean abnormally) {
            (abnormally ? disconnected : closed).increment();
            live.decrementAndGet();
        }

        private boolean retired() {
            return live.compareAndSet(0, RETIRED);
        }

        /** What has changed; and once in a minute what is open, so that nobody takes silence for it. Null when there is nothing to tell. */
        private @Nullable ConnectionEvent event(Reporter reporter, long minute) {
            long more = opened.sumThenReset();
            long fewer = closed.sumThenReset();
            long lost = disconnected.sumThenReset();
            long open = Math.max(0, live.get());
            if (more + fewer + lost == 0 && (open == 0 || toldInMinute == minute)) {
                return null;
            }
            toldInMinute = minute;
            return new ConnectionEvent(
                    reporter.headers().ofSeries(null, key.tenant), key.kind, more, fewer, lost, open, key.session);
        }
    }
}
