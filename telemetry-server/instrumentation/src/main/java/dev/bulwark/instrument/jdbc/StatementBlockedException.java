package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;

/**
 * A statement was stopped before it reached the database, because it is not proven to stay within the caller's tenant.
 * The message names the violation to look up; it holds no data and nothing of the statement.
 */
public final class StatementBlockedException extends SQLException {
    private static final long serialVersionUID = 1L;

    /** The SQLState of every blocked statement. */
    public static final String SQL_STATE = "BW001";

    public StatementBlockedException(String message) {
        super(message, SQL_STATE);
    }
}
