package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request, by the minute, endpoint and tenant. Thread-safe; counting takes no lock, and memory only for what
 * is met for the first time in a minute.
 */
public final class RequestCounts implements SummarySource {
    private final Minutes minutes;
    private final EventHeaders headers;
    private final LongSupplier nanoTime;

    public RequestCounts(Condensing settings, EventHeaders headers, LongSupplier nanoTime) {
        this.minutes = new Minutes(settings.endpointSeries(), headers.clock(), nanoTime);
        this.headers = headers;
        this.nanoTime = nanoTime;
    }

    /** Counts one that has ended at that time of the {@code nanoTime} in use. */
    void count(String endpoint, @Nullable String tenant, long micros, boolean failed, long end) {
        Series series = minutes.at(end).find(null, endpoint, tenant, null);
        while (series == null || !series.record(micros, failed, false, 1)) {
            series = minutes.at(nanoTime.getAsLong()).find(null, endpoint, tenant, null); // its minute is over
        }
    }

    @Override
    public List<TelemetryEvent> flush() {
        return minutes.take(false, this::event);
    }

    @Override
    public List<TelemetryEvent> flushAll() {
        return minutes.take(true, this::event);
    }

    /** About how many series found no room in the last stretch of time. */
    public long overflowed() {
        return minutes.overflowed();
    }

    private TelemetryEvent event(Minutes.Minute minute, Counted counted) {
        return new RequestSummaryEvent(
                headers.ofSeries(counted.endpoint(), counted.tenant()),
                minute.start(),
                counted.histogram().count(),
                counted.errors(),
                counted.histogram().toBase64());
    }
}
