package dev.bulwark.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The one place that knows the embedded H2: how it is opened, and what its errors mean. */
final class EmbeddedH2 {
    private static final String FILE_NAME = "bulwark";
    private static final int ALREADY_OPEN = 90_020;

    /**
     * WRITE_DELAY=0: a commit is in the file before it returns, so that what was acknowledged survives SIGKILL.
     * DB_CLOSE_ON_EXIT=FALSE: the server closes the database itself, after it has drained. The first three make H2 read
     * SQL as PostgreSQL does.
     */
    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

    private EmbeddedH2() {}

    static String url(Path directory) {
        return "jdbc:h2:file:" + directory.toAbsolutePath().normalize().resolve(FILE_NAME) + OPTIONS;
    }

    /** Whether opening failed because another process holds the file. */
    static boolean isInUse(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return true;
            }
        }
        return false;
    }
}
