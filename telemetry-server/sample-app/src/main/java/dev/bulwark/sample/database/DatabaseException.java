package dev.bulwark.sample.database;

import java.sql.SQLException;

/** A statement that failed; the cause says why. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String statement, SQLException cause) {
        super(cause.getMessage() + " in: " + statement.strip(), cause);
    }
}
