package dev.bulwark.instrument.jdbc;

import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Result sets that no statement of the application gave: of metadata, cursors, arrays. Not thread-safe. */
final class DetachedOrigin implements RowOrigin {
    private final WatchedConnection connection;
    private final @Nullable StatementText text;
    private @Nullable WatchedStatement<Statement> statement;

    DetachedOrigin(WatchedConnection connection, @Nullable StatementText text) {
        this.connection = connection;
        this.text = text;
    }

    @Override
    public Statement statement(Statement real) {
        WatchedStatement<Statement> known = statement;
        if (known == null || known.delegate() != real) {
            known = new WatchedStatement<>(real, connection);
            statement = known;
        }
        return known;
    }

    @Override
    public WatchedConnection connection() {
        return connection;
    }

    @Override
    public @Nullable StatementText text() {
        return text;
    }
}
