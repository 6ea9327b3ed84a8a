package dev.bulwark.model.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a log record matters, from the least to the most: the order of the constants is their rank. */
public enum LogLevel {
    @JsonProperty("trace")
    TRACE,
    @JsonProperty("debug")
    DEBUG,
    @JsonProperty("info")
    INFO,
    @JsonProperty("warn")
    WARN,
    @JsonProperty("error")
    ERROR
}
