package dev.bulwark.instrument.client;

import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Durations by minute, name and tenant. Thread-safe. */
final class Timings implements SummarySource {
    private static final Key OTHER = new Key("other", null);

    private final Reporter reporter;
    private final Durations<Key> durations;

    Timings(Reporter reporter, LossAccount losses) {
        this.reporter = reporter;
        this.durations = new Durations<>(losses);
    }

    void add(@Nullable String tenant, @Nullable String name, long nanos) {
        String clean = Copies.cleanName(name);
        long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
        durations.add(new Durations.Sample<>(
                reporter.minute(), new Key(clean, tenant), new Key(clean, null), OTHER, micros, false));
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
                Instant.EPOCH.plus(Duration.ofMinutes(minute)),
                key.name,
                folded.count(),
                folded.histogram())));
        return events;
    }

    private record Key(String name, @Nullable String tenant) {}
}
