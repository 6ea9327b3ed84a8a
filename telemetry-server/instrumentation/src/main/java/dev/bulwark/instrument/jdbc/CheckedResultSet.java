package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.RequestContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A result set whose every row is compared with the caller's tenant when the application moves to it. Where statements are
 * blocked, the move to a foreign row fails and closes the result set, so that nothing of the row can be read. Not
 * thread-safe, like the driver's.
 */
final class CheckedResultSet extends WatchedResultSet {
    private final StatementText text;
    private final @Nullable RequestContext request;
    private @Nullable RowCheck check;

    CheckedResultSet(ResultSet delegate, RowOrigin origin, StatementText text, @Nullable RequestContext request) {
        super(delegate, origin);
        this.text = text;
        this.request = request;
    }

    @Override
    public boolean next() throws SQLException {
        return moved(delegate().next());
    }

    @Override
    public boolean previous() throws SQLException {
        return moved(delegate().previous());
    }

    @Override
    public boolean first() throws SQLException {
        return moved(delegate().first());
    }

    @Override
    public boolean last() throws SQLException {
        return moved(delegate().last());
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        return moved(delegate().absolute(row));
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        return moved(delegate().relative(rows));
    }

    @Override
    public void insertRow() throws SQLException {
        check().admitWrites();
        delegate().insertRow();
    }

    @Override
    public void updateRow() throws SQLException {
        check().admitWrites();
        delegate().updateRow();
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        check().forgetWrites();
        delegate().cancelRowUpdates();
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        check().forgetWrites();
        delegate().moveToInsertRow();
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        check().forgetWrites();
        delegate().moveToCurrentRow();
    }

    @Override
    void written(int column, @Nullable Object value) {
        check().write(column, value);
    }

    @Override
    void written(String label, @Nullable Object value) {
        check().write(delegate(), label, value);
    }

    private boolean moved(boolean onRow) throws SQLException {
        if (onRow) {
            RowCheck known = check;
            (known == null ? check() : known).look(delegate());
        }
        return onRow;
    }

    private RowCheck check() {
        RowCheck known = check;
        if (known == null) {
            known = origin().connection().rows().check(delegate(), text, request);
            check = known;
        }
        return known;
    }
}
