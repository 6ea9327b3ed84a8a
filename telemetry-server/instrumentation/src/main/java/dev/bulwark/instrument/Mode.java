package dev.bulwark.instrument;

import java.util.Locale;

/** What happens to a statement that is not proven to stay within the caller's tenant. Settings write it in kebab case. */
public enum Mode {
    /** Every statement runs; violations are only reported. */
    OBSERVE,
    /** Statements that leave the tenant, or name another one, do not run. */
    BLOCK_CRITICAL,
    /** Only statements that are proven to be safe run: undecided ones and those without a known tenant do not either. */
    BLOCK_UNDECIDED;

    /**
     * The mode of that name, such as {@code block-critical}.
     *
     * @throws IllegalArgumentException if there is no such mode
     */
    public static Mode named(String name) {
        for (Mode mode : values()) {
            if (mode.settingName().equalsIgnoreCase(name.trim())) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode must be observe, block-critical or block-undecided, not " + name);
    }

    /** The name as settings write it. */
    public String settingName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
