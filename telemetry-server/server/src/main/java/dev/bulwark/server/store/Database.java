package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

    private final HikariDataSource pool;
    private final SpaceReclaimer reclaimer;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.reclaimer = new SpaceReclaimer(pool);
        this.jdbi =
                Jdbi.create(pool).registerArgument(new InstantArguments()).registerColumnMapper(new InstantColumns());
    }

    /**
     * Opens the embedded store in a directory, which is made if it does not exist, and migrates it.
     *
     * @throws StoreInUseException if another process has it open
     */
    public static Database open(Path directory) {
        try {
            Files.createDirectories(directory);
            return migrated(new HikariDataSource(settings(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw EmbeddedH2.isInUse(e) ? new StoreInUseException(directory, e) : e;
        }
    }

    private static HikariConfig settings(Path directory) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(EmbeddedH2.url(directory));
        config.setUsername("bulwark");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setExceptionOverride(new ClosedStore());
        return config;
    }

    private static Database migrated(HikariDataSource pool) {
        try {
            Flyway.configure().dataSource(pool).load().migrate();
            return new Database(pool);
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

    @Override
    public void close() {
        reclaimer.close();
        pool.close();
    }
}
