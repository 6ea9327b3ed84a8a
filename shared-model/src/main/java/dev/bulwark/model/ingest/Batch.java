package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an instance sends in one go; stored whole or not at all.
 *
 * @param batchId the same when it is sent again
 * @param app the monitored application
 * @param instance one process of it
 * @param version of the application; {@code unknown} when the sender does not say
 * @param sentAt by the application's clock
 */
public record Batch(
        UUID batchId,
        String app,
        String instance,
        String version,
        Instant sentAt,
        Ledger ledger,
        List<TelemetryEvent> events) {
    public Batch {
        Objects.requireNonNull(batchId, "batchId is required");
        requireName(app, "app");
        requireName(instance, "instance");
        Objects.requireNonNull(sentAt, "sentAt is required");
        version = orUnknown(version);
        ledger = ledger == null ? Ledger.EMPTY : ledger;
        events = List.copyOf(events);
    }

    private static void requireName(String name, String field) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(field + " is required");
        }
    }

    private static String orUnknown(@Nullable String version) {
        return version == null || version.isBlank() ? "unknown" : version;
    }
}
