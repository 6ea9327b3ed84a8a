package dev.bulwark.instrument.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A prepared statement that is judged with its bound values before every execution. */
class WatchedPreparedStatement<S extends PreparedStatement> extends BindingStatement<S> {
    private final StatementText text;
    private final List<Bindings> batch = new ArrayList<>(0);

    WatchedPreparedStatement(S delegate, Connection connection, StatementGuard guard, StatementText text) {
        super(delegate, connection, guard);
        this.text = text;
    }

    @Override
    public final boolean execute() throws SQLException {
        long start = begin();
        boolean failed = true;
        try {
            boolean rows = delegate().execute();
            failed = false;
            return rows;
        } finally {
            guard().finished(text, bindings, start, failed);
        }
    }

    @Override
    public final ResultSet executeQuery() throws SQLException {
        long start = begin();
        boolean failed = true;
        try {
            ResultSet rows = delegate().executeQuery();
            failed = false;
            return rows;
        } finally {
            guard().finished(text, bindings, start, failed);
        }
    }

    @Override
    public final int executeUpdate() throws SQLException {
        long start = begin();
        boolean failed = true;
        try {
            int count = delegate().executeUpdate();
            failed = false;
            return count;
        } finally {
            guard().finished(text, bindings, start, failed);
        }
    }

    @Override
    public final long executeLargeUpdate() throws SQLException {
        long start = begin();
        boolean failed = true;
        try {
            long count = delegate().executeLargeUpdate();
            failed = false;
            return count;
        } finally {
            guard().finished(text, bindings, start, failed);
        }
    }

    @Override
    public final void addBatch() throws SQLException {
        delegate().addBatch();
        if (guard().isOfInterest(text)) {
            batch.add(bindings.copy());
        }
    }

    @Override
    public final void clearBatch() throws SQLException {
        batch.clear();
        super.clearBatch();
    }

    @Override
    final void admitBatch() throws SQLException {
        super.admitBatch();
        for (Bindings values : batch) {
            guard().admit(text, values);
        }
    }

    @Override
    final StatementText batchText() {
        return text;
    }

    @Override
    final void forgetBatch() {
        super.forgetBatch();
        batch.clear();
    }

    private long begin() throws SQLException {
        guard().admit(text, bindings);
        return guard().start();
    }
}
