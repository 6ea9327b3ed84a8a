package dev.bulwark.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much harm an event stands for, from the least to the worst: the order of the constants is their rank. */
public enum Severity {
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("critical")
    CRITICAL
}
