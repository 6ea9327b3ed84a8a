package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that opens empty places to keep tables in. */
public interface Engine {
    Dialect dialect();

    /** An empty place, which is gone once the connection is closed. */
    Connection open() throws SQLException;

    default boolean isPostgres() {
        return dialect() == Dialect.POSTGRESQL;
    }
}
