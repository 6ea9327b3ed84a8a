package dev.bulwark.model.isolation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application does about statements that are not proven to be safe, as the telemetry server has it.
 *
 * @param version counts the changes; 0 before the first one
 * @param mode null leaves it to the application's own settings
 */
public record IsolationPolicy(long version, @Nullable Mode mode, List<PolicyException> exceptions) {
    /** Nobody has said anything: the application's own settings hold. */
    public static final IsolationPolicy NONE = new IsolationPolicy(0, null, List.of());

    private static final int MOST_EXCEPTIONS = 500;

    public IsolationPolicy {
        exceptions = exceptions == null ? List.of() : List.copyOf(exceptions);
        if (version < 0 || exceptions.size() > MOST_EXCEPTIONS) {
            throw new IllegalArgumentException("exceptions may be at most " + MOST_EXCEPTIONS);
        }
    }
}
