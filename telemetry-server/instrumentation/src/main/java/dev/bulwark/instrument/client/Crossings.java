package dev.bulwark.instrument.client;

import dev.bulwark.instrument.context.CallSite;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Declared cross-tenant work, counted by reason and endpoint, with the place in the code that declares it. Thread-safe. */
final class Crossings implements SummarySource {
    private static final int MOST_KEYS = 500;

    private final Reporter reporter;
    private final MinuteSeries<Key, Tally> tallies =
            new MinuteSeries<>(MOST_KEYS, Tally::new, key -> new Key(key.reason, null), new Key("other", null));

    Crossings(Reporter reporter) {
        this.reporter = reporter;
    }

    void note(@Nullable String reason) {
        reporter.guarded("counting cross-tenant work", () -> {
            RequestContext request = reporter.request();
            Key key = new Key(Copies.cleanName(reason), request == null ? null : request.endpoint());
            tallies.at(reporter.minute(), key).add();
        });
    }

    @Override
    public List<TelemetryEvent> flush() {
        List<TelemetryEvent> events = new ArrayList<>();
        tallies.visit(reporter.minute(), (minute, key, tally) -> {
            long count = tally.count.sumThenReset();
            if (count > 0) {
                events.add(new CrossTenantEvent(
                        reporter.headers().ofSeries(key.endpoint, null), key.reason, count, tally.callSite));
            }
        });
        return events;
    }

    private record Key(String reason, @Nullable String endpoint) {}

    private static final class Tally {
        private final LongAdder count = new LongAdder();
        private final AtomicBoolean located = new AtomicBoolean();
        private volatile @Nullable String callSite;

        /** The place is looked for once in a minute: walking a stack costs more than counting. */
        void add() {
            if (!located.get() && located.compareAndSet(false, true)) {
                callSite = CallSite.here();
            }
            count.increment();
        }
    }
}
