package dev.bulwark.server.export;

import java.io.Closeable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows in one of the forms. Not thread-safe. */
interface RowWriter extends Closeable {
    /** Writes the current row. */
    void write(ResultSet row) throws SQLException, IOException;
}
