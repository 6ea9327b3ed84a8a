package dev.bulwark.sample.database;

import java.sql.SQLException;

/** A statement that failed, or that somebody stopped; the cause says why. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
