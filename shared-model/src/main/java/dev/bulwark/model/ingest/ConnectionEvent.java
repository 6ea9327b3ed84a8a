package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an instance's live connections of one kind and tenant (of the header) since the last such event.
 *
 * @param kind such as {@code websocket} or {@code sse}
 * @param opened since the last event
 * @param closed since the last event, in the ordinary way
 * @param disconnected since the last event, by a failure
 * @param live open now
 * @param session what the connections belong to, such as a meeting
 */
public record ConnectionEvent(
        EventHeader header,
        String kind,
        long opened,
        long closed,
        long disconnected,
        @Required long live,
        @Nullable String session)
        implements TelemetryEvent {
    public ConnectionEvent {
        Objects.requireNonNull(kind, "kind is required");
        Values.requireNotNegative("opened", opened);
        Values.requireNotNegative("closed", closed);
        Values.requireNotNegative("disconnected", disconnected);
        Values.requireNotNegative("live", live);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("kind", kind)
                .with("opened", opened)
                .with("closed", closed)
                .with("disconnected", disconnected)
                .with("live", live)
                .with("session", session);
    }
}
