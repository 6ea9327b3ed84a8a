package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
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
        StoreEngine engine = settings.embedded() ? new EmbeddedH2(directory) : new PostgreSql(settings);
        try {
            PrivateFile.createDirectory(directory);
            return migrated(engine, new HikariDataSource(pool(engine)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw engine.explained(e);
        }
    }

    private static HikariConfig pool(StoreEngine engine) {
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
        try (Connection connection = pool.getConnection()) {
            EmbeddedH2.copy(connection, to);
        } catch (SQLException e) {
            throw new IOException("The store cannot be copied", e);
        }
    }

    /** Moves the store of a directory out of the way, and says where; null if there is none. */
    public static @Nullable Path putAside(Path directory) throws IOException {
        return EmbeddedH2.putAside(directory);
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
