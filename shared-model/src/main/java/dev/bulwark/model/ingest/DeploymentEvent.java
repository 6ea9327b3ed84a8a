package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The moment from which a version of the application runs.
 */
public record DeploymentEvent(
        EventHeader header, String version, @Nullable String description) implements TelemetryEvent {
    public DeploymentEvent {
        Objects.requireNonNull(version, "version is required");
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("version", version).with("description", description);
    }
}
