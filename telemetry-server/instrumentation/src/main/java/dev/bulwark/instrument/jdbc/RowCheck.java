package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.RequestContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the rows of one result set with the caller's tenant. Not thread-safe, like the result set. */
final class RowCheck {
    private final ExpectedTenant expected;
    private final StatementText text;
    private final @Nullable RequestContext request;
    private final RowWatch watch;
    private TenantColumns columns;
    /** Whether a value for the tenant's column waits to be written, and which. */
    private boolean writing;

    private @Nullable Object written;

    RowCheck(
            TenantColumns columns,
            ExpectedTenant expected,
            StatementText text,
            @Nullable RequestContext request,
            RowWatch watch) {
        this.columns = columns;
        this.expected = expected;
        this.text = text;
        this.request = request;
        this.watch = watch;
    }

    /**
     * Looks at the row to which the result set has moved.
     *
     * @throws StatementBlockedException if the application must not have it; the result set is closed then
     */
    void look(ResultSet row) throws StatementBlockedException {
        writing = false;
        String stranger = null;
        try {
            stranger = columns.stranger(row, expected);
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
        }
        if (stranger != null) {
            UUID violation = watch.foreign().read(stranger, text, request, expected);
            if (violation != null) {
                close(row);
                throw new StatementBlockedException(
                        "A row of another tenant was withheld by Bulwark; see violation " + violation);
            }
        }
    }

    /** A value waits to be written into a column; only the tenant's is of interest. */
    void write(int position, @Nullable Object value) {
        if (columns.hasAt(position)) {
            writing = true;
            written = value;
        }
    }

    /** The same by the column's label. */
    void write(ResultSet row, String label, @Nullable Object value) {
        if (!columns.isEmpty()) {
            try {
                write(row.findColumn(label), value);
            } catch (SQLException | RuntimeException e) {
                writing = false; // the driver is about to refuse the label
            }
        }
    }

    void forgetWrites() {
        writing = false;
        written = null;
    }

    /**
     * Judges what waits to be written.
     *
     * @throws StatementBlockedException if it must not be
     */
    void admitWrites() throws StatementBlockedException {
        if (writing && expected.isKnown() && !expected.is(written)) {
            UUID violation = watch.foreign().written(written, text, request, expected);
            if (violation != null) {
                throw new StatementBlockedException(
                        "A row for another tenant was not written, stopped by Bulwark; see violation " + violation);
            }
        }
        forgetWrites();
    }

    /** Rows that cannot be looked at are read as they would be without us. */
    private void giveUp(Exception failure) {
        watch.failed(failure);
        columns = TenantColumns.none(columns.judge());
    }

    private void close(ResultSet row) {
        try {
            row.close();
        } catch (SQLException e) {
            watch.failed(e);
        }
    }
}
