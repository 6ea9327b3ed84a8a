package dev.bulwark.model.isolation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What happens to a statement that is not proven to stay within the caller's tenant. Settings write it in kebab case. */
public enum Mode {
    /** Every statement runs; violations are only reported. */
    @JsonProperty("observe")
    OBSERVE,
    /** Statements that leave the tenant, or name another one, do not run. */
    @JsonProperty("block_critical")
    BLOCK_CRITICAL,
    /** Only statements that are proven to be safe run: undecided ones and those without a known tenant do not either. */
    @JsonProperty("block_undecided")
    BLOCK_UNDECIDED;

    /**
     * The mode of that name, such as {@code block-critical}, or {@code block_critical} as the server writes it.
     *
     * @throws IllegalArgumentException if there is no such mode
     */
    public static Mode named(String name) {
        for (Mode mode : values()) {
            if (mode.settingName().equalsIgnoreCase(name.trim().replace('_', '-'))) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode must be observe, block-critical or block-undecided, not " + name);
    }

    /** Whether an execution must not take place that is a violation of that type. */
    public boolean blocks(ViolationType type) {
        return switch (this) {
            case OBSERVE -> false;
            case BLOCK_CRITICAL -> type == ViolationType.MISSING_FILTER || type == ViolationType.WRONG_ORG;
            case BLOCK_UNDECIDED -> true;
        };
    }

    /** The name as settings write it. */
    public String settingName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
