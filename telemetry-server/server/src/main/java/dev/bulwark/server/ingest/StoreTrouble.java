package dev.bulwark.server.ingest;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells whether the store failed, which passes, or what it was given, which does not. */
final class StoreTrouble {
    /**
     * Classes of SQL states that say nothing about the data: connection, rolled back, resources, object in use, operator, system,
     * and those in which H2 tells of its file, of time-outs and of anything else.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58", "90", "HY");

    private StoreTrouble() {}

    /** Whether the same may succeed later. */
    static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException
                    || cause instanceof SQLTransientException
                    || cause instanceof Error) {
                return true;
            }
            if (cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(@Nullable String state) {
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }
}
