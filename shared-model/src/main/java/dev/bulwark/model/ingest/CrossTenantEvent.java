package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statements that were let through because the application declared that they reach across tenants, with one reason and
 * one endpoint (of the header).
 *
 * @param reason as the application declared it
 * @param count how many, above zero
 * @param stackTrace where it was declared, innermost frame first, a frame per line
 */
public record CrossTenantEvent(
        EventHeader header,
        String reason,
        @Required long count,
        @Nullable String stackTrace) implements TelemetryEvent {
    public CrossTenantEvent {
        Objects.requireNonNull(reason, "reason is required");
        Values.requireCounts(count, 0);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("reason", reason).with("count", count).with("stackTrace", stackTrace);
    }
}
