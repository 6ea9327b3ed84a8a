package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.response.CheckedResponse;
import java.util.Set;

/** Tells a client that went away from a failure of the application. */
final class LostClient {
    /** How containers say that the client went away while its request was read. */
    private static final Set<String> GONE = Set.of("ClientAbortException", "EofException");

    private static final int DEEPEST = 16;

    private LostClient() {}

    /** Whether that came of the client's going away, be it wrapped by a framework. */
    static boolean isWhy(Throwable thrown, CheckedResponse response) {
        Exception refusal = response.hasLeft() ? response.refusal() : null;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause == refusal || GONE.contains(cause.getClass().getSimpleName())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
