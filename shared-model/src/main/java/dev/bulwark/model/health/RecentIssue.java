package dev.bulwark.model.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bulwark.model.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of the last hour that nobody settled yet.
 *
 * @param id of the violation or failed operation
 * @param title what it is, in a few words
 */
public record RecentIssue(
        Kind kind,
        UUID id,
        Instant at,
        Severity severity,
        String app,
        @Nullable String tenant,
        String title) {

    /** What kind of thing it is. */
    public enum Kind {
        @JsonProperty("violation")
        VIOLATION,
        @JsonProperty("failure")
        FAILURE
    }
}
