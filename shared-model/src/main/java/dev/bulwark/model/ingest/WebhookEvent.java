package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that an outside service made to the application.
 *
 * @param service who called, such as {@code payments}
 * @param webhookType what it told, such as {@code charge.refunded}
 * @param success whether the application could make use of it
 * @param errorMessage why not; null when it could
 */
public record WebhookEvent(
        EventHeader header,
        String service,
        String webhookType,
        @Required boolean success,
        @Nullable String errorMessage)
        implements TelemetryEvent {
    public WebhookEvent {
        Objects.requireNonNull(service, "service is required");
        Objects.requireNonNull(webhookType, "webhookType is required");
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("service", service)
                .with("webhookType", webhookType)
                .with("success", success)
                .with("errorMessage", errorMessage);
    }
}
