package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;

/** A call to the driver. */
@FunctionalInterface
interface SqlCall<T> {
    T run() throws SQLException;
}
