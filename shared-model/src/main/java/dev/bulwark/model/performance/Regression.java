package dev.bulwark.model.performance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint or a statement that does worse than it used to, and still does.
 *
 * @param name the endpoint, or the hash of the statement
 * @param endpointId asks for the endpoint's detail; null for statements
 * @param queryText of a statement, if it is known; null for endpoints
 * @param since the start of the first hour in which it did worse
 * @param before median of the hours before: their p95 in microseconds, or their share of errors
 * @param after the same of the hours since
 * @param hoursBefore how many hours with enough events it rests on
 * @param hoursAfter how many of them since
 * @param deployment the newest deployment of the application in the day before it began; null when there was none
 */
public record Regression(
        Kind kind,
        String app,
        String name,
        @Nullable String endpointId,
        @Nullable String queryText,
        Figure figure,
        Instant since,
        double before,
        double after,
        int hoursBefore,
        int hoursAfter,
        @Nullable Deployment deployment) {

    /** What does worse. */
    public enum Kind {
        @JsonProperty("endpoint")
        ENDPOINT,
        @JsonProperty("statement")
        STATEMENT
    }

    /** What of it is worse. */
    public enum Figure {
        /** The duration that 95 % stay under. */
        @JsonProperty("p95")
        P95,
        /** The share that fails. */
        @JsonProperty("errors")
        ERRORS
    }

    /**
     * A version that went into use.
     *
     * @param description null when nothing was said, or when it is only known from what instances call themselves
     */
    public record Deployment(String version, @Nullable String description, Instant at) {}
}
