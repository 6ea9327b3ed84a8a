package dev.bulwark.console.shell;

import java.util.UUID;

/** How one screen leads to another. */
public interface Navigator {
    /** Shows the violations. */
    void showViolations();

    /** Shows one violation in full. */
    void showViolation(UUID id);
}
