package dev.bulwark.sample.sessions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may do, from the most to the least. */
public enum Role {
    OWNER,
    ADMIN,
    LEADER,
    MEMBER;

    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String title) {
        return valueOf(title.toUpperCase(Locale.ROOT));
    }

    /** Whether this role may do what the other one may. */
    public boolean covers(Role other) {
        return compareTo(other) <= 0;
    }
}
