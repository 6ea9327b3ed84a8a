package dev.bulwark.model.ingest;

import org.jspecify.annotations.Nullable;

/**
 * One request that is worth a record of its own.
 *
 * @param status of the answer, 100 to 599
 * @param bytes of the answer's body, if known
 * @param statements how many statements it ran
 * @param reason why it is told by itself; {@link RequestReason#SAMPLED} when the sender does not say
 */
public record RequestEvent(
        EventHeader header,
        @Required int status,
        @Required long durationMicros,
        @Nullable Long bytes,
        int statements,
        RequestReason reason,
        @Nullable String ipAddress,
        @Nullable String userAgent)
        implements TelemetryEvent {
    public RequestEvent {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status must be 100 to 599");
        }
        Values.requireNotNegative("durationMicros", durationMicros);
        Values.requireNotNegative("bytes", bytes == null ? 0 : bytes);
        Values.requireNotNegative("statements", statements);
        reason = reason == null ? RequestReason.SAMPLED : reason;
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("status", status)
                .with("durationMicros", durationMicros)
                .with("bytes", bytes)
                .with("statements", statements)
                .with("reason", reason)
                .with("ipAddress", ipAddress)
                .with("userAgent", userAgent);
    }
}
