package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.List;

/** An event, and where and when it came in. */
public record Received<E extends TelemetryEvent>(Source source, E event) {
    /** Events that came in together. */
    public static <E extends TelemetryEvent> List<Received<E>> together(Source source, List<E> events) {
        return events.stream().map(event -> new Received<>(source, event)).toList();
    }
}
