package dev.bulwark.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Puts a PostgreSQL store out of the way, and a copy in its place. Not thread-safe. */
final class PostgresRestore {
    private static final String SERVERS = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = '" + PostgreSql.NAME + "'";
    private static final String FILLED =
            "SELECT COUNT(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')";
    private static final String ASIDE =
            "SELECT 'bulwark_replaced_' || to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS')";

    private final StoreSettings settings;

    PostgresRestore(StoreSettings settings) {
        this.settings = settings;
    }

    /**
     * Renames the schema, so that what is in it is kept, and makes an empty one.
     *
     * @return the new name; null if there was nothing in it
     * @throws IllegalArgumentException if a server is connected
     */
    @Nullable
    String putAside() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            if (!text(connection, SERVERS).equals("0")) {
                throw new IllegalArgumentException("A server works on " + settings.address() + "; stop it first");
            }
            if (text(connection, FILLED).equals("0")) {
                return null;
            }
            String aside = text(connection, ASIDE);
            String schema = text(connection, "SELECT quote_ident(current_schema())");
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER SCHEMA " + schema + " RENAME TO " + aside);
                statement.execute("CREATE SCHEMA " + schema);
            }
            connection.commit();
            return aside;
        }
    }

    /** Fills an empty database from a zip that was checked. */
    void fill(Path from) throws SQLException, IOException {
        PostgresCopy.Contents contents = PostgresCopy.contents(from);
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations(PostgreSql.MIGRATIONS.toArray(String[]::new))
                .target(contents.schema())
                .load()
                .migrate();
        try (Connection connection = connect()) {
            PostgresCopy.read(connection, from, contents);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "bulwark-restore");
        return DriverManager.getConnection(settings.url(), properties);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
