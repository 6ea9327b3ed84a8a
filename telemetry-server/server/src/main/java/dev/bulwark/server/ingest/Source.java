package dev.bulwark.server.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * Where and when events came in.
 *
 * @param sentAt by the sender's clock
 * @param receivedAt by the server's clock
 */
public record Source(String app, String instance, String version, Instant sentAt, Instant receivedAt) {

    /**
     * When something was by the server's clock, which may differ from the sender's: as long before the receipt as it was
     * before the sending. Only for judging how fresh it is; what is stored as the event's time is the sender's word.
     */
    public Instant byServerClock(Instant at) {
        Instant moved = at.plus(Duration.between(sentAt, receivedAt));
        return moved.isAfter(receivedAt) ? receivedAt : moved;
    }
}
