package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.testkit.ReportingApp;
import dev.bulwark.model.ingest.ViolationEvent;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an application gets leads back to the watched connection, save by asking for the driver's own type. */
class LeadsBackTest {
    @TempDir
    Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private ReportingApp app;
    private DataSource watched;

    @BeforeEach
    void start() throws SQLException {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE teams(id BIGINT AUTO_INCREMENT PRIMARY KEY, organization_id BIGINT)");
        }
        app = new ReportingApp(folder, UnaryOperator.identity());
        watched = app.bulwark().watch((DataSource) database, "main");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void resultSetsOfAllKinds() throws Exception {
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(statement.executeQuery("SELECT 1").getStatement()).isSameAs(statement);
            assertThat(prepared.executeQuery().getStatement()).isSameAs(prepared);
            assertThat(prepared.getResultSet()).isSameAs(prepared.getResultSet());
            statement.executeUpdate("INSERT INTO teams(organization_id) VALUES (7)", Statement.RETURN_GENERATED_KEYS);
            assertThat(statement.getGeneratedKeys().getStatement()).isSameAs(statement);
            ResultSet closed = prepared.executeQuery();
            closed.close();
            assertThatThrownBy(closed::getStatement).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void arraysAndWhatTheyGive() throws Exception {
        try (Connection connection = watched.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS BIGINT ARRAY)")) {
            Array made = connection.createArrayOf("BIGINT", new Object[] {1L, 2L});
            statement.setArray(1, made);
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat((Object[]) rows.getArray(1).getArray()).containsExactly(1L, 2L);
            assertThat(rows.getObject(1)).isInstanceOf(Array.class);
            assertThat(rows.getObject(1, Long[].class)).containsExactly(1L, 2L);
            assertThat(rows.getObject(1, Array.class)).isNotInstanceOf(org.h2.jdbc.JdbcArray.class);
            Statement behind = rows.getArray(1).getResultSet().getStatement();
            assertThat(behind == null || behind.getConnection() == connection).isTrue();
            statement.setObject(1, rows.getObject(1));
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }

    @Test
    void metadata() throws Exception {
        try (Connection connection = watched.getConnection()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getConnection()).isSameAs(connection);
            assertThat(connection.getMetaData()).isEqualTo(metadata).hasSameHashCodeAs(metadata);
            assertThat(metadata.isWrapperFor(DatabaseMetaData.class)).isTrue();
            assertThat(metadata.unwrap(DatabaseMetaData.class)).isSameAs(metadata);
            assertThat(metadata.unwrap(org.h2.jdbc.JdbcDatabaseMetaData.class)).isNotNull();
            try (ResultSet tables = metadata.getTables(null, null, "TEAMS", null)) {
                assertThat(tables.next()).isTrue();
                Statement behind = tables.getStatement();
                assertThat(behind == null || behind.getConnection() == connection)
                        .isTrue();
            }
            assertThatThrownBy(() -> metadata.getSuperTables(null, null, null).getInt("none"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void interfacesOfJdbcUnwrapToOursAndTypesOfTheDriverToItsOwn() throws Exception {
        try (Connection connection = watched.getConnection()) {
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
            assertThat(connection.isWrapperFor(String.class)).isFalse();
        }
        assertThat(watched.unwrap(DataSource.class)).isSameAs(watched);
        assertThat(watched.unwrap(JdbcDataSource.class)).isSameAs(database);
        assertThat(watched.unwrap(XADataSource.class)).isNotSameAs(database);
        assertThat(watched.unwrap(ConnectionPoolDataSource.class)).isNotSameAs(database);
        assertThat(watched.isWrapperFor(XADataSource.class)).isTrue();
        assertThat(watched.isWrapperFor(String.class)).isFalse();
    }

    @Test
    void distributedTransactionsAndPhysicalConnectionsAreWatched() throws Exception {
        XAConnection distributed = app.bulwark().watchXa(database).getXAConnection();
        assertThat(distributed.getXAResource()).isNotNull();
        PooledConnection physical = app.bulwark().watchPhysical(database).getPooledConnection();
        List<ConnectionEvent> events = new ArrayList<>();
        ConnectionEventListener listener = listener(events);
        physical.addConnectionEventListener(listener);
        app.as("7", () -> {
            distributed.getConnection().createStatement().executeQuery("SELECT id FROM teams");
            Connection logical = physical.getConnection();
            logical.createStatement().executeQuery("SELECT id FROM teams");
            logical.close();
        });
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.getSource()).isSameAs(physical));
        physical.removeConnectionEventListener(listener);
        physical.getConnection().close();
        assertThat(events).hasSize(1);
        distributed.close();
        physical.close();
        assertThat(app.allOf(ViolationEvent.class))
                .singleElement()
                .satisfies(violation -> assertThat(violation.details()).containsEntry("count", 2));
    }

    /** As in a web application that is deployed again. */
    @Test
    void aDriverThatTheDriverManagerHasForgottenIsFound() throws Exception {
        Driver forgotten = DriverManager.getDriver(database.getUrl());
        DriverManager.deregisterDriver(forgotten);
        try (Connection connection = DriverManager.getConnection("jdbc:bulwark:" + database.getUrl())) {
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            DriverManager.registerDriver(forgotten);
        }
    }

    @Test
    void theDriver() throws Exception {
        BulwarkDriver driver = new BulwarkDriver();
        String url = database.getUrl().replace("jdbc:", "jdbc:bulwark:");
        try (Connection connection = driver.connect(url, null)) {
            assertThat(connection).isInstanceOf(WatchedConnection.class);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:bulwark:" + url)) {
            assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
        }
        assertThat(driver.connect("jdbc:h2:mem:other", new Properties())).isNull();
        assertThat(driver.acceptsURL(null)).isFalse();
        assertThat(driver.acceptsURL("JDBC:Bulwark:h2:mem:x")).isTrue();
        assertThat(driver.getPropertyInfo("jdbc:h2:mem:x", null)).isEmpty();
        assertThat(driver.getPropertyInfo(url, null)).hasSameSizeAs(driver.getPropertyInfo(url, new Properties()));
        SQLException plain = failure("jdbc:unheard:of");
        SQLException ours = failure("jdbc:bulwark:unheard:of");
        assertThat(ours.getMessage()).isEqualTo(plain.getMessage());
        assertThat(ours.getSQLState()).isEqualTo(plain.getSQLState());
    }

    private static SQLException failure(String url) {
        try {
            DriverManager.getConnection(url).close();
            throw new AssertionError("somebody takes " + url);
        } catch (SQLException e) {
            return e;
        }
    }

    private static ConnectionEventListener listener(List<ConnectionEvent> closed) {
        return new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                closed.add(event);
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                throw new AssertionError(event.getSQLException());
            }
        };
    }
}
