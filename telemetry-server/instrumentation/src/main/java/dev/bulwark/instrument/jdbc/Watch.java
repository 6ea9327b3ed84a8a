package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.SelfCosts;
import dev.bulwark.instrument.measure.StatementCounts;
import dev.bulwark.instrument.policy.CurrentPolicy;
import dev.bulwark.instrument.violation.Violations;
import dev.bulwark.isolation.schema.SchemaReader;
import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What watching a database takes; made once for an application.
 *
 * @param schemaWait how long a statement may wait for the schema
 * @param canaryTenants tenants whose rows nobody else may ever see
 * @param declarations told why a statement was let through that is not proven to be safe
 * @param background where schemas are read
 */
public record Watch(
        SchemaReader schemas,
        Duration schemaWait,
        CurrentScope scopes,
        CurrentPolicy policy,
        Set<String> canaryTenants,
        Violations violations,
        Consumer<String> declarations,
        StatementCounts counts,
        SelfCosts costs,
        SlowStatements slow,
        Executor background,
        OwnFailures failures,
        LongSupplier nanoTime) {

    WatchedDatabase database(SqlCall<Connection> connections) {
        LiveSchema schema = new LiveSchema(connections, schemas, schemaWait, background, failures, nanoTime);
        Rulings rulings =
                new Rulings(schema, policy, violations, declarations, new SecondOpinions(background, failures));
        StatementGuard guard = new StatementGuard(schema, scopes, rulings, counts, costs, slow, failures, nanoTime);
        ForeignRows foreign = new ForeignRows(schema, policy, violations, canaryTenants, failures);
        TenantColumnFinder finder = new TenantColumnFinder(schemas.settings().tenantColumn());
        RowWatch rows = new RowWatch(schema, scopes, finder, foreign, failures);
        return new WatchedDatabase(schema, guard, rows, new StatementTexts());
    }
}
