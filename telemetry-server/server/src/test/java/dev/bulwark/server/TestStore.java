package dev.bulwark.server;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.store.StoreSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Where the servers of the tests keep their data: in the embedded database, or by {@code -Dbulwark.test.store=postgresql} in
 * PostgreSQL, in a database for each data directory.
 */
public final class TestStore {
    private TestStore() {}

    /** Whether several servers may have the store open. */
    public static boolean isShared() {
        return "postgresql".equals(System.getProperty("bulwark.test.store"));
    }

    /** Settings for a data directory, with its store unless they name one. */
    public static ServerSettings with(ServerSettings settings, Path data) {
        StoreSettings store = settings.store().url().isEmpty() ? of(data) : settings.store();
        return settings.withData(data.toString()).with(store);
    }

    /** What a server in a process of its own finds in its environment. */
    public static Map<String, String> environment(Path data) {
        StoreSettings store = of(data);
        return isShared() ? Map.of("BULWARK_STORE_URL", store.url(), "BULWARK_STORE_USER", store.user()) : Map.of();
    }

    public static Connection connect(Path data) throws SQLException {
        return isShared()
                ? DriverManager.getConnection(of(data).url(), of(data).user(), "")
                : DriverManager.getConnection(
                        "jdbc:h2:file:" + data.toAbsolutePath().resolve("bulwark")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                        "bulwark",
                        "");
    }

    public static StoreSettings of(Path data) {
        return isShared() ? PostgresServer.database(data) : StoreSettings.defaults();
    }
}
