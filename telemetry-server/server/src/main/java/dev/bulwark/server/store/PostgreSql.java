package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The one place that knows PostgreSQL: how it is opened, how writers take turns, and what its errors mean. */
final class PostgreSql implements StoreEngine {
    /** Any number, as long as all servers on one database have the same. */
    private static final long WRITER = 0x42756C7761726BL;

    /** So that a server that hangs, or a machine that is gone, does not keep the others from writing. */
    private static final String SESSION = "SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '30s'";

    /** By which the database tells servers from other programs. */
    static final String NAME = "bulwark-server";

    static final List<String> MIGRATIONS = List.of("classpath:db/migration", "classpath:db/postgresql");

    private static final String SECONDS_WITHOUT_ANSWER = "120";

    private final StoreSettings settings;

    PostgreSql(StoreSettings settings) {
        this.settings = settings;
    }

    /** What the address says itself goes before these. */
    @Override
    public void configure(HikariConfig pool) {
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setConnectionInitSql(SESSION);
        pool.addDataSourceProperty("ApplicationName", NAME);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", SECONDS_WITHOUT_ANSWER);
    }

    @Override
    public void requireFit(DataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet encoding = statement.executeQuery("SHOW server_encoding")) {
            encoding.next();
            if (!"UTF8".equals(encoding.getString(1))) {
                throw new StoreUnreachableException("The database at " + settings.address() + " has the encoding "
                        + encoding.getString(1) + "; make one with UTF8");
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public List<String> migrations() {
        return MIGRATIONS;
    }

    /** Within one transaction, as the lock is given back with its end. */
    @Override
    public void awaitTurn(Handle handle) {
        handle.createQuery("SELECT 1 FROM pg_advisory_xact_lock(:writer)")
                .bind("writer", WRITER)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void relax(Handle handle) {
        handle.execute("SET LOCAL synchronous_commit = off");
    }

    @Override
    public Upkeep upkeep(DataSource pool) {
        return () -> {};
    }

    @Override
    public long liveBytes(Handle handle) {
        return handle.createQuery("SELECT pg_database_size(current_database())")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void copy(DataSource pool, Path to) throws SQLException, IOException {
        try (Connection connection = pool.getConnection()) {
            PostgresCopy.write(connection, to);
        }
    }

    @Override
    public @Nullable String putAside() throws SQLException {
        return new PostgresRestore(settings).putAside();
    }

    @Override
    public void requireCopy(Path copy) throws IOException {
        PostgresCopy.contents(copy);
    }

    @Override
    public void fill(Path copy) throws SQLException, IOException {
        new PostgresRestore(settings).fill(copy);
    }

    @Override
    public void prepare(Transactions transactions, TimedTable table, Instant now) {
        partitionsOf(table).ifPresent(partitions -> partitions.prepare(transactions, now));
    }

    @Override
    public boolean dropPartition(Transactions transactions, TimedTable table, Instant before) {
        return partitionsOf(table)
                .filter(partitions -> partitions.dropOldest(transactions, before))
                .isPresent();
    }

    @Override
    public String loose(TimedTable table) {
        return partitionsOf(table).map(PostgresPartitions::rest).orElse(table.name());
    }

    @Override
    public String deleteSome(String table, String time) {
        return "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s < :before ORDER BY %2$s LIMIT :rows))"
                .formatted(table, time);
    }

    private static Optional<PostgresPartitions> partitionsOf(TimedTable table) {
        return Optional.ofNullable(table.partition()).map(width -> new PostgresPartitions(table, width));
    }

    @Override
    public RuntimeException explained(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return unreachable(sql);
            }
        }
        return failure;
    }

    private StoreUnreachableException unreachable(SQLException e) {
        return new StoreUnreachableException(
                "The store at " + settings.address() + " cannot be opened: "
                        + Objects.requireNonNullElse(e.getMessage(), e.getSQLState()),
                e);
    }
}
