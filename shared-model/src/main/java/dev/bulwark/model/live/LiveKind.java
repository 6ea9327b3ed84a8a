package dev.bulwark.model.live;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a pushed event is about: the {@code event} field of the stream and the {@code kinds} filter. */
public enum LiveKind {
    /** A violation came or changed; the data is the {@code Violation} as it now is. */
    @JsonProperty("violation")
    VIOLATION,
    @JsonProperty("failure")
    FAILURE,
    @JsonProperty("activity")
    ACTIVITY,
    @JsonProperty("alert")
    ALERT,
    @JsonProperty("health")
    HEALTH
}
