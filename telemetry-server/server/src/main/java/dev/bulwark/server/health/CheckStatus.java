package dev.bulwark.server.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The word for machines. The constants are in the order of how bad they are. */
public enum CheckStatus {
    /** There is nothing to judge by; does not make the whole worse. */
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("healthy")
    HEALTHY,
    @JsonProperty("degraded")
    DEGRADED,
    @JsonProperty("unhealthy")
    UNHEALTHY
}
