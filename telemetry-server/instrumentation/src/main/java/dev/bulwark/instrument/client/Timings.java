package dev.bulwark.instrument.client;

import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Durations by minute, name and tenant. Thread-safe. */
final class Timings implements SummarySource {
    private final Reporter reporter;
    private final Durations<Key> durations;

    Timings(Reporter reporter, LossAccount losses) {
        this.reporter = reporter;
        this.durations = new Durations<>(losses, key -> new Key(key.name, null), new Key("other", null));
    }

    void add(@Nullable String tenant, @Nullable String name, long nanos) {
        Key key = new Key(Copies.cleanName(name), tenant);
        long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
        durations.add(new Durations.Sample<>(reporter.minute(), key, micros, false));
    }

    @Override
    public void fold() {
        durations.fold();
    }

    @Override
    public List<TelemetryEvent> flush() {
        List<TelemetryEvent> events = new ArrayList<>();
        durations.drain((minute, key, folded) -> events.add(new TimingSummaryEvent(
                reporter.headers().ofSeries(null, key.tenant),
                Reporter.startOf(minute),
                key.name,
                folded.count(),
                folded.histogram())));
        return events;
    }

    private record Key(String name, @Nullable String tenant) {}
}
