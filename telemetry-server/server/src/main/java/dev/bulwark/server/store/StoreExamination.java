package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a store without changing it.
 *
 * @param product name and version of the database; empty when there is none yet
 * @param schema the version of its tables
 * @param pending how many changes of the schema are to come
 * @param ahead whether the schema is of a later version of the server
 * @param mayCreate whether the user may make tables
 * @param now by the database's clock; null where that is this machine's
 */
public record StoreExamination(
        String product,
        String schema,
        int pending,
        boolean ahead,
        boolean mayCreate,
        @Nullable Instant now) {

    /**
     * Looks into a store.
     *
     * @param directory where the server keeps its files
     * @throws StoreInUseException if another process has the embedded store open
     * @throws StoreUnreachableException if there is no such PostgreSQL, or it will not do
     */
    public static StoreExamination of(StoreSettings settings, Path directory) {
        if (settings.embedded() && !EmbeddedH2.isIn(directory)) {
            return new StoreExamination("", "none", 0, false, true, null);
        }
        StoreEngine engine = Database.engine(settings, directory);
        try (HikariDataSource pool = new HikariDataSource(Database.pool(engine))) {
            engine.requireFit(pool);
            return of(engine, pool, settings.embedded());
        } catch (SQLException e) {
            throw new StoreUnreachableException("The store cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw engine.explained(e);
        }
    }

    private static StoreExamination of(StoreEngine engine, HikariDataSource pool, boolean embedded)
            throws SQLException {
        MigrationInfoService schema = Flyway.configure()
                .dataSource(pool)
                .locations(engine.migrations().toArray(String[]::new))
                .load()
                .info();
        MigrationInfo current = schema.current();
        boolean ahead = Arrays.stream(schema.all())
                .anyMatch(one -> one.getState().isApplied() && !one.getState().isResolved());
        try (Connection connection = pool.getConnection()) {
            return new StoreExamination(
                    connection.getMetaData().getDatabaseProductName() + " "
                            + connection.getMetaData().getDatabaseProductVersion(),
                    current == null ? "none" : String.valueOf(current.getVersion()),
                    schema.pending().length,
                    ahead,
                    embedded || flag(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')"),
                    embedded ? null : now(connection));
        }
    }

    private static boolean flag(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static @Nullable Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
        }
    }
}
