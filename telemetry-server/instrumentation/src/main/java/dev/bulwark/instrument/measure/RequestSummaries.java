package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests folded by minute, endpoint and tenant since the last flush. The number of series is bounded: what is beyond it
 * is counted under the endpoint {@value #OTHER}. Belongs to one thread.
 */
public final class RequestSummaries {
    /** Stands for all endpoints for which there was no room. */
    public static final String OTHER = "other";

    private static final int MOST_SERIES = 1000;

    private final EventHeaders headers;
    private final Map<Key, Series> series = new HashMap<>();

    public RequestSummaries(EventHeaders headers) {
        this.headers = headers;
    }

    /** Counts one request. */
    public void add(RequestMeasurement request) {
        Key key = new Key(request.epochMinute(), request.endpoint(), request.tenant());
        Series known = series.get(key);
        if (known == null && series.size() >= MOST_SERIES) {
            key = new Key(request.epochMinute(), OTHER, null);
        }
        series.computeIfAbsent(key, fresh -> new Series()).add(request);
    }

    /** What was counted since the last time, as events; counting starts anew. */
    public List<TelemetryEvent> flush() {
        List<TelemetryEvent> events = series.entrySet().stream()
                .map(entry -> event(entry.getKey(), entry.getValue()))
                .toList();
        series.clear();
        return events;
    }

    private TelemetryEvent event(Key key, Series counted) {
        EventHeader header =
                new EventHeader(headers.newId(), headers.now(), key.tenant, null, key.endpoint, null, null);
        Instant minute = Instant.EPOCH.plus(Duration.ofMinutes(key.epochMinute));
        return new RequestSummaryEvent(
                header, minute, counted.histogram.count(), counted.errors, counted.histogram.toBase64());
    }

    private record Key(
            long epochMinute, String endpoint, @Nullable String tenant) {}

    private static final class Series {
        private final LatencyHistogram histogram = new LatencyHistogram();
        private long errors;

        void add(RequestMeasurement request) {
            histogram.record(request.micros());
            errors += request.failed() ? 1 : 0;
        }
    }
}
