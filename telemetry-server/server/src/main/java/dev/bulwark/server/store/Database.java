package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The open store, migrated to the newest schema. Thread-safe. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;

    private final StoreEngine engine;
    private final HikariDataSource pool;
    private final StoreEngine.Upkeep upkeep;
    private final Jdbi jdbi;

    private Database(StoreEngine engine, HikariDataSource pool) {
        this.engine = engine;
        this.pool = pool;
        this.upkeep = engine.upkeep(pool);
        this.jdbi =
                Jdbi.create(pool).registerArgument(new InstantArguments()).registerColumnMapper(new InstantColumns());
    }

    /**
     * Opens the store and migrates it to the newest schema.
     *
     * @param directory where the server keeps its files, the embedded store among them; made if it does not exist
     * @throws StoreInUseException if another process has the embedded store open
     * @throws StoreUnreachableException if there is no such PostgreSQL, or it will not do
     */
    public static Database open(StoreSettings settings, Path directory) {
        StoreEngine engine = engine(settings, directory);
        try {
            PrivateFile.createDirectory(directory);
            return migrated(engine, new HikariDataSource(pool(engine)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw engine.explained(e);
        }
    }

    static StoreEngine engine(StoreSettings settings, Path directory) {
        return settings.embedded() ? new EmbeddedH2(directory) : new PostgreSql(settings);
    }

    static HikariConfig pool(StoreEngine engine) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        engine.configure(config);
        return config;
    }

    private static Database migrated(StoreEngine engine, HikariDataSource pool) {
        try {
            engine.requireFit(pool);
            Flyway.configure()
                    .dataSource(pool)
                    .locations(engine.migrations().toArray(String[]::new))
                    .load()
                    .migrate();
            return new Database(engine, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Writes the store as it is at this moment into a zip.
     *
     * @param to must not exist
     */
    public void copyTo(Path to) throws IOException {
        try {
            engine.copy(pool, to);
        } catch (SQLException e) {
            throw new IOException("The store cannot be copied", e);
        }
    }

    /**
     * Moves a store that nobody has open out of the way.
     *
     * @return where it is now; null if there was none
     * @throws IllegalArgumentException if somebody has it open all the same
     */
    public static @Nullable String putAside(StoreSettings settings, Path directory) throws IOException {
        try {
            return engine(settings, directory).putAside();
        } catch (SQLException e) {
            throw new IOException("The store cannot be put aside: " + e.getMessage(), e);
        }
    }

    /**
     * Looks whether a zip is what {@link #copyTo} writes for such a store.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireCopy(StoreSettings settings, Path directory, Path copy) throws IOException {
        engine(settings, directory).requireCopy(copy);
    }

    /** Fills a store that was put aside from a zip that fits. */
    public static void fill(StoreSettings settings, Path directory, Path copy) throws IOException {
        try {
            engine(settings, directory).fill(copy);
        } catch (SQLException e) {
            throw new IOException("The store cannot be filled: " + e.getMessage(), e);
        }
    }

    /** Whether files of this name in a copy hold data of the store, and not something beside it. */
    public static boolean isData(String name) {
        return name.endsWith(".db") || name.endsWith(PostgresCopy.ROWS) || name.equals(PostgresCopy.CONTENTS);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    StoreEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        upkeep.close();
        pool.close();
    }
}
