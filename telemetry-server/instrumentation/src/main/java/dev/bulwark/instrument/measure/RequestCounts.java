package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
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
    private volatile long overflowed;

    public RequestCounts(Condensing settings, EventHeaders headers, LongSupplier nanoTime) {
        this.minutes = new Minutes(settings.endpointSeries(), headers.clock(), nanoTime);
        this.headers = headers;
        this.nanoTime = nanoTime;
    }

    /** Counts one that has ended. */
    void count(String endpoint, @Nullable String tenant, long micros, boolean failed) {
        boolean counted = false;
        while (!counted) {
            Series series = minutes.at(nanoTime.getAsLong()).find(null, endpoint, tenant, null);
            counted = series != null && series.record(micros, failed, false, 1);
        }
    }

    @Override
    public List<TelemetryEvent> flush() {
        return events(minutes.take(false));
    }

    @Override
    public List<TelemetryEvent> flushAll() {
        return events(minutes.take(true));
    }

    /** About how many series found no room in the last stretch of time. */
    public long overflowed() {
        return overflowed;
    }

    private List<TelemetryEvent> events(List<Minutes.Minute> taken) {
        List<TelemetryEvent> events = new ArrayList<>();
        for (Minutes.Minute minute : taken) {
            overflowed = minute.table().overflowed();
            for (Counted counted : minute.table().close()) {
                events.add(new RequestSummaryEvent(
                        headers.ofSeries(counted.endpoint(), counted.tenant()),
                        minute.start(),
                        counted.histogram().count(),
                        counted.errors(),
                        counted.histogram().toBase64()));
            }
        }
        return events;
    }
}
