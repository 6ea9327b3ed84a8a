package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.BoundParameters;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement that is judged with its bound values before every execution. */
class WatchedPreparedStatement<S extends PreparedStatement> extends BindingStatement<S> {
    private final StatementText text;
    private @Nullable List<BoundValues> batch;

    WatchedPreparedStatement(S delegate, WatchedConnection connection, StatementText text) {
        super(delegate, connection);
        this.text = text;
    }

    @Override
    public final StatementText text() {
        return text;
    }

    @Override
    public final boolean execute() throws SQLException {
        long start = begin();
        boolean failed = true;
        try {
            boolean result = delegate().execute();
            failed = false;
            return result;
        } finally {
            finished(text, this, start, failed);
        }
    }

    @Override
    public final ResultSet executeQuery() throws SQLException {
        long start = begin();
        boolean failed = true;
        try {
            ResultSet rows = delegate().executeQuery();
            failed = false;
            return handedOut(rows);
        } finally {
            finished(text, this, start, failed);
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
            finished(text, this, start, failed);
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
            finished(text, this, start, failed);
        }
    }

    @Override
    public final void addBatch() throws SQLException {
        delegate().addBatch();
        if (guard().isOfInterest(text)) {
            List<BoundValues> known = batch == null ? new ArrayList<>() : batch;
            known.add(copy());
            batch = known;
        }
    }

    @Override
    public final void clearBatch() throws SQLException {
        batch = null;
        super.clearBatch();
    }

    @Override
    final void admitBatch() throws SQLException {
        super.admitBatch();
        if (!guard().isOfInterest(text)) {
            admit(text, BoundParameters.NONE);
        }
        if (batch != null) {
            for (BoundValues values : batch) {
                admit(text, values);
            }
        }
    }

    @Override
    final StatementText batchText() {
        return text;
    }

    @Override
    final void forgetBatch() {
        super.forgetBatch();
        batch = null;
    }

    private long begin() throws SQLException {
        admit(text, this);
        startAnew();
        return guard().start();
    }
}
