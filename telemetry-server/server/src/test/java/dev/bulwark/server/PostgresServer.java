package dev.bulwark.server;

import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one PostgreSQL of the test run, which starts when first asked for and ends with the run. */
final class PostgresServer {
    private static final String USER = "postgres";
    private static final String TEMPLATE = "migrated";

    private final EmbeddedPostgres server;
    private final Map<Path, String> databases = new LinkedHashMap<>();
    private int made;

    private PostgresServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("jit", "off")
                    .start();
            execute("CREATE DATABASE " + TEMPLATE);
            Database.open(settings(TEMPLATE), Files.createTempDirectory("template"))
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made when first asked for. */
    private static final class Holder {
        static final PostgresServer SERVER = new PostgresServer();
    }

    /** The database of a data directory, with the schema in it and nothing else when first asked for. */
    static StoreSettings database(Path data) {
        return Holder.SERVER.of(data.toAbsolutePath());
    }

    private synchronized StoreSettings of(Path data) {
        if (!databases.containsKey(data)) {
            dropUnused();
            String name = "test_" + ++made;
            execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
            databases.put(data, name);
        }
        return settings(databases.get(data));
    }

    /** Of tests that have ended, which have taken their directories away. */
    private void dropUnused() {
        databases.entrySet().removeIf(database -> {
            boolean ended = Files.notExists(database.getKey());
            if (ended) {
                execute("DROP DATABASE " + database.getValue() + " WITH (FORCE)");
            }
            return ended;
        });
    }

    private StoreSettings settings(String database) {
        return new StoreSettings(server.getJdbcUrl(USER, database), USER, "");
    }

    static void run(String sql) {
        Holder.SERVER.execute(sql);
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
