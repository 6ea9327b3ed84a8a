package dev.bulwark.model.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user may do; each constant may do all that the ones before it may. */
public enum Role {
    /** Sees. */
    @JsonProperty("viewer")
    VIEWER,
    /** Also resolves and reopens. */
    @JsonProperty("engineer")
    ENGINEER,
    /** Also changes policy, users and tokens. */
    @JsonProperty("admin")
    ADMIN,
    /** Also appoints admins. */
    @JsonProperty("owner")
    OWNER;

    /** Whether this role includes the other. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
