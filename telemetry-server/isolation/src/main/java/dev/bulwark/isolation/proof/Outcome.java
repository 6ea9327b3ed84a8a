package dev.bulwark.isolation.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a condition comes to. */
enum Outcome {
    TRUE,
    FALSE,
    NULL,
    /** One of the others; only the database can tell which. */
    OPEN;

    static Outcome of(@Nullable Boolean truth) {
        if (truth == null) {
            return NULL;
        }
        return truth ? TRUE : FALSE;
    }

    Outcome negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case NULL, OPEN -> this;
        };
    }

    /** All of them together, as AND does it; OR is the same with everything negated. */
    static Outcome all(List<Outcome> parts) {
        if (parts.contains(FALSE)) {
            return FALSE;
        }
        if (parts.contains(OPEN)) {
            return OPEN;
        }
        return parts.contains(NULL) ? NULL : TRUE;
    }
}
