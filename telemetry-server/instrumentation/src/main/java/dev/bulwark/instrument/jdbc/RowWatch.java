package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.isolation.Judge;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Decides which result sets have their rows compared with the caller's tenant: those of statements that may touch tenants'
 * rows, unless the work is declared to cross tenants. Trouble of its own leaves the rows unchecked. Thread-safe.
 */
final class RowWatch {
    private static final String PLACE = "checking rows";

    private final LiveSchema schema;
    private final CurrentScope scopes;
    private final TenantColumnFinder finder;
    private final ForeignRows foreign;
    private final OwnFailures failures;

    RowWatch(
            LiveSchema schema,
            CurrentScope scopes,
            TenantColumnFinder finder,
            ForeignRows foreign,
            OwnFailures failures) {
        this.schema = schema;
        this.scopes = scopes;
        this.finder = finder;
        this.foreign = foreign;
        this.failures = failures;
    }

    /**
     * A result set as the application gets it. For whom its rows are is settled now, not when they are read.
     *
     * @param text of the statement that gave it; null for what is of no table
     */
    WatchedResultSet watched(ResultSet real, RowOrigin origin, @Nullable StatementText text) {
        return watched(real, origin, text, scopes.get());
    }

    /** The same where it is known what the thread works on. */
    WatchedResultSet watched(ResultSet real, RowOrigin origin, @Nullable StatementText text, @Nullable Scope scope) {
        RequestContext request = scope == null ? null : scope.request();
        boolean mayCross = scope != null && scope.mayCrossTenants();
        if (text == null || !scopes.isWatching() || mayCross || !isForSomebody(request) || !mayShowTenants(text)) {
            return new WatchedResultSet(real, origin);
        }
        return new CheckedResultSet(real, origin, text, request);
    }

    /** The check of one result set's rows, made when the first one is read. */
    RowCheck check(ResultSet real, StatementText text, @Nullable RequestContext request) {
        String tenant = request == null ? null : request.knownCaller().tenant();
        return new RowCheck(columns(real, text), new ExpectedTenant(tenant), text, request, this);
    }

    ForeignRows foreign() {
        return foreign;
    }

    void failed(Throwable failure) {
        failures.note(PLACE, failure);
    }

    private boolean isForSomebody(@Nullable RequestContext request) {
        return (request != null && request.knownCaller().tenant() != null) || foreign.hasCanaries();
    }

    private boolean mayShowTenants(StatementText text) {
        try {
            Judge judge = schema.judge();
            TenantColumns columns = text.tenantColumns();
            boolean none = columns != null && columns.judge() == judge && columns.isEmpty();
            return !none && text.analysisBy(judge).touchesTenantData();
        } catch (RuntimeException | LinkageError e) {
            failed(e);
            return false;
        }
    }

    /** The columns as known of the text if they are still in their places, else as found now. */
    private TenantColumns columns(ResultSet real, StatementText text) {
        Judge judge = schema.judge();
        try {
            TenantColumns known = text.tenantColumns();
            if (known != null && known.judge() == judge && known.fit(real.getMetaData())) {
                return known;
            }
            TenantColumns found = finder.find(real.getMetaData(), text.sql(), judge);
            text.foundTenantColumns(found);
            return found;
        } catch (SQLException | RuntimeException | LinkageError e) {
            failed(e);
            return TenantColumns.none(judge);
        }
    }
}
