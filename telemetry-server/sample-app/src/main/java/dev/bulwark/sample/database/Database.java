package dev.bulwark.sample.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The platform's own database: H2 in memory, with the schema in place; it ends with this object. */
public final class Database implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 10;
    private static final String SCHEMA = "/schema.sql";

    private final Connection anchor;
    private final HikariDataSource pool;

    private Database(Connection anchor, HikariDataSource pool) {
        this.anchor = anchor;
        this.pool = pool;
    }

    /** Opens an empty database that no other one shares. */
    public static Database open() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("meetings");
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE");
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        try {
            // H2 forgets a database in memory with its last connection; this one is held until the end.
            Connection anchor = DriverManager.getConnection(config.getJdbcUrl());
            try (Statement statement = anchor.createStatement()) {
                statement.execute(schema());
            }
            return new Database(anchor, new HikariDataSource(config));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The pool itself, which nobody watches: for the schema and for the first data. */
    public HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        try {
            anchor.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static String schema() {
        try (InputStream file = Database.class.getResourceAsStream(SCHEMA)) {
            if (file == null) {
                throw new IllegalStateException(SCHEMA + " is missing in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(SCHEMA + " cannot be read", e);
        }
    }
}
