package dev.bulwark.model.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a request is told by itself and not only counted. */
public enum RequestReason {
    /** It took longer than the limit. */
    @JsonProperty("slow")
    SLOW,
    /** It ended with status 500 or above, or with an exception. */
    @JsonProperty("failed")
    FAILED,
    /** It stands for the ordinary ones. */
    @JsonProperty("sampled")
    SAMPLED,
    /** A violation happened while it ran. */
    @JsonProperty("suspicious")
    SUSPICIOUS
}
