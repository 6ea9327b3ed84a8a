package dev.bulwark.model.isolation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new policy for an application, in place of the one it has.
 *
 * @param mode null leaves it to the application's own settings
 * @param expectedVersion the version that this change was made for; null changes whatever is there
 */
public record PolicyChange(
        String app,
        @Nullable Mode mode,
        List<PolicyException> exceptions,
        @Nullable Long expectedVersion) {
    private static final int LONGEST_NAME = 100;

    public PolicyChange {
        Objects.requireNonNull(app, "app is required");
        if (app.isBlank() || app.length() > LONGEST_NAME || app.indexOf(0) >= 0) {
            throw new IllegalArgumentException("app must be a name of at most " + LONGEST_NAME + " characters");
        }
        exceptions = exceptions == null ? List.of() : List.copyOf(exceptions);
    }
}
