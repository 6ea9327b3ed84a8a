package dev.bulwark.instrument.jdbc;

import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What result sets lead back to: the watched statement and connection, never the driver's own. */
interface RowOrigin {
    /** The statement as the application may have it, for the driver's. */
    Statement statement(Statement real);

    WatchedConnection connection();

    /** The statement that the rows are from; null when it is not known, as for metadata. */
    @Nullable
    StatementText text();
}
