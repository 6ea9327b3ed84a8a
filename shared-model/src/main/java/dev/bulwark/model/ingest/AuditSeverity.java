package dev.bulwark.model.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an audited action matters, from the least to the most: the order of the constants is their rank. */
public enum AuditSeverity {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("error")
    ERROR,
    @JsonProperty("critical")
    CRITICAL
}
