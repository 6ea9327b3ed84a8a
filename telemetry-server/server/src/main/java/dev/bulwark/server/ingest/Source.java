package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.EventHeader;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Where and when events came in.
 *
 * @param sentAt by the sender's clock
 * @param receivedAt by the server's clock
 */
public record Source(String app, String instance, String version, Instant sentAt, Instant receivedAt) {

    /** Binds what every stored event tells of itself and of where it came from. */
    public PreparedBatch bind(PreparedBatch batch, EventHeader header) {
        return batch.bind("id", header.id())
                .bind("createdAt", header.at())
                .bind("receivedAt", receivedAt)
                .bind("app", app)
                .bind("instance", instance)
                .bind("tenant", header.tenant())
                .bind("user", header.user())
                .bind("endpoint", header.endpoint())
                .bind("traceId", header.traceId())
                .bind("requestId", header.requestId());
    }

    /**
     * When something was by the server's clock, which may differ from the sender's: as long before the receipt as it was
     * before the sending. Only for judging how fresh it is; what is stored as the event's time is the sender's word.
     */
    public Instant byServerClock(Instant at) {
        Instant moved = at.plus(Duration.between(sentAt, receivedAt));
        return moved.isAfter(receivedAt) ? receivedAt : moved;
    }
}
