package dev.bulwark.sample.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes one row into a value. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
}
