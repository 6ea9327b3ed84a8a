package dev.bulwark.server.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a failure of the store means, by the five characters that the SQL standard gives it. */
public final class SqlStates {
    /** Unique violation, serialization failure, deadlock. */
    private static final Set<String> OTHER_WRITER = Set.of("23505", "40001", "40P01");

    /** Class of connection exceptions. */
    private static final String CONNECTION = "08";

    /** PostgreSQL: ended by an administrator or a crash, or not yet started; too many connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private SqlStates() {}

    /** Whether another writer was in the way, so that a second try may succeed. */
    static boolean isOtherWriter(Throwable failure) {
        return hasState(failure, OTHER_WRITER::contains);
    }

    /** Whether the store is out of reach, so that the same may succeed later. */
    public static boolean isAway(Throwable failure) {
        return hasState(failure, state -> state.startsWith(CONNECTION) || AWAY.contains(state));
    }

    private static boolean hasState(Throwable failure, Predicate<String> wanted) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && wanted.test(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
