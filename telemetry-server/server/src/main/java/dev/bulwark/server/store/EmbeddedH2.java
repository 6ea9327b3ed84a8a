package dev.bulwark.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** The one place that knows the embedded H2: how it is opened, and what its errors mean. */
final class EmbeddedH2 {
    private static final String FILE_NAME = "bulwark";
    private static final int ALREADY_OPEN = 90_020;

    /** Below this share of live data in the file, space is reclaimed. */
    private static final int FILL_PERCENT = 60;

    private static final int MOVE_BYTES = 4 * 1024 * 1024;

    /** Keeps one go short, since writers wait for it. */
    private static final int MOVES_AT_ONCE = 4;

    /**
     * WRITE_DELAY=0: a commit is in the file before it returns, so that what was acknowledged survives SIGKILL.
     * DB_CLOSE_ON_EXIT=FALSE: the server closes the database itself, after it has drained. TRACE_LEVEL_FILE=0: errors are in
     * the server's log; H2's own file of them would fill a disk that is full already. The first three make H2 read SQL as
     * PostgreSQL does.
     */
    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    private EmbeddedH2() {}

    static String url(Path directory) {
        return "jdbc:h2:file:" + directory.toAbsolutePath().normalize().resolve(FILE_NAME) + OPTIONS;
    }

    /**
     * Moves what is still in use out of mostly empty pieces of the file, so that their space can be used again. H2 does
     * this by itself only when it delays writes, which it must not here; no SQL asks for it.
     */
    static void reclaimSpace(Connection connection) throws SQLException {
        JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
        if (h2.getSession() instanceof SessionLocal session) {
            MVStore file = session.getDatabase().getStore().getMvStore();
            int moved = 0;
            while (moved < MOVES_AT_ONCE && file.compact(FILL_PERCENT, MOVE_BYTES)) {
                moved++;
            }
        }
    }

    /** Writes the database as it is at this moment into a zip, while others work on it. */
    static void copy(Connection connection, Path to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + to.toAbsolutePath().toString().replace("'", "''") + "'");
        }
    }

    /** Moves the file of a store out of the way, and says where; null if there is none. */
    static @Nullable Path putAside(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME + ".mv.db");
        if (!Files.exists(file)) {
            return null;
        }
        Path aside = directory.resolve(FILE_NAME + ".mv.db.replaced");
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
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
