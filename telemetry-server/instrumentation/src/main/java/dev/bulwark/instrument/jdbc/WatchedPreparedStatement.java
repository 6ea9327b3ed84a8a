package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.Scope;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A prepared statement that is judged with its bound values before every execution. */
class WatchedPreparedStatement<S extends PreparedStatement> extends BindingStatement<S> {
    WatchedPreparedStatement(S delegate, WatchedConnection connection, StatementText text) {
        super(delegate, connection, text);
    }

    @Override
    public final StatementText text() {
        return Objects.requireNonNull(super.text(), "a prepared statement has a text");
    }

    /** What is run at once besides, where a driver allows it, is not what is prepared. */
    @Override
    final void noteText(StatementText ran) {
        // the prepared one stays
    }

    @Override
    public final boolean execute() throws SQLException {
        Scope scope = guard().scope();
        long start = begin(scope);
        boolean failed = true;
        try {
            boolean result = delegate().execute();
            failed = false;
            return result;
        } finally {
            finished(text(), this, scope, start, failed);
        }
    }

    @Override
    public final ResultSet executeQuery() throws SQLException {
        Scope scope = guard().scope();
        long start = begin(scope);
        boolean failed = true;
        try {
            ResultSet rows = delegate().executeQuery();
            failed = false;
            return handedOut(rows, scope);
        } finally {
            finished(text(), this, scope, start, failed);
        }
    }

    @Override
    public final int executeUpdate() throws SQLException {
        Scope scope = guard().scope();
        long start = begin(scope);
        boolean failed = true;
        try {
            int count = delegate().executeUpdate();
            failed = false;
            return count;
        } finally {
            finished(text(), this, scope, start, failed);
        }
    }

    @Override
    public final long executeLargeUpdate() throws SQLException {
        Scope scope = guard().scope();
        long start = begin(scope);
        boolean failed = true;
        try {
            long count = delegate().executeLargeUpdate();
            failed = false;
            return count;
        } finally {
            finished(text(), this, scope, start, failed);
        }
    }

    @Override
    public final void addBatch() throws SQLException {
        delegate().addBatch();
        if (guard().isOfInterest(text())) {
            batch().add(text(), copy());
        } else {
            batch().addOfNoInterest(text());
        }
    }

    private long begin(@Nullable Scope scope) throws SQLException {
        admit(text(), this, scope);
        startAnew();
        return guard().start();
    }
}
