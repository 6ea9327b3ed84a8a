package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server of the tests' own; each place is the temporary schema of one connection. */
public final class PostgresEngine implements Engine, AutoCloseable {
    private final EmbeddedPostgres server;

    PostgresEngine() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("jit", "off")
                    .setServerConfig("max_parallel_workers_per_gather", "0")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO pg_temp; SET statement_timeout TO '5s'");
        }
        return connection;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
