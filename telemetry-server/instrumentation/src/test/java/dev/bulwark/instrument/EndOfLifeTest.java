package dev.bulwark.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.testkit.OwnThreadsLeft;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application meets that goes on after it has closed its instrumentation, and when it starts another one. */
class EndOfLifeTest {
    @TempDir
    Path folder;

    private final IngestServer server = new IngestServer();
    private final String url = "jdbc:bulwark:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPoolAroundTheDriverGoesOnWithBareConnectionsAndNothingIsStartedAgain() throws Exception {
        Bulwark bulwark = start();
        try (HikariDataSource pool = pool()) {
            assertThat(isBare(pool)).isFalse();
            bulwark.close();
            pool.getHikariPoolMXBean().softEvictConnections();

            assertThat(isBare(pool)).isTrue();
            readWithoutTenant(pool);
            readWithoutTenant(DriverManager.getConnection(url));
            Bulwark.ofThisProcess().activity("test", "too late", null, null, Map.of());

            assertThat(Bulwark.started()).isEmpty();
            OwnThreadsLeft.awaitNone();
            assertThat(server.events(ViolationEvent.class)).isEmpty();
            assertThat(server.events(ActivityEvent.class)).isEmpty();
        }
    }

    @Test
    void whatWasWatchedBeforeIsNotJudgedAfterwards() throws Exception {
        Bulwark bulwark = start();
        JdbcDataSource real = new JdbcDataSource();
        real.setUrl(url.replace("bulwark:", ""));
        DataSource watched = bulwark.watch(real, "main");
        try (Connection before = watched.getConnection()) {
            bulwark.close();
            readWithoutTenant(before);
        }
        assertThat(isBare(watched)).isTrue();
        assertThat(bulwark.watch(real, "again")).isSameAs(real);
        assertThat(server.events(ViolationEvent.class)).isEmpty();
        OwnThreadsLeft.awaitNone();
    }

    @Test
    void theNextStartIsWatchedAgain() throws Exception {
        start().close();
        try (Connection bare = DriverManager.getConnection(url)) {
            assertThat(bare).isInstanceOf(JdbcConnection.class);
        }
        try (Bulwark again = start()) {
            assertThat(Bulwark.ofThisProcess()).isSameAs(again);
            again.<Void, SQLException>runAs(new Caller("7", "ada"), () -> {
                readWithoutTenant(DriverManager.getConnection(url));
                return null;
            });
            await().until(() -> !server.events(ViolationEvent.class).isEmpty());
        }
    }

    private Bulwark start() {
        return Bulwark.start(BulwarkSettings.builder()
                .server(server.address())
                .app("shop")
                .spoolDirectory(folder)
                .schemaWait(Duration.ofSeconds(10))
                .build());
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static boolean isBare(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.createStatement().unwrap(java.sql.Statement.class).getConnection()
                            instanceof JdbcConnection
                    || connection.getMetaData().getConnection() instanceof JdbcConnection;
        }
    }

    private static void readWithoutTenant(DataSource source) throws SQLException {
        readWithoutTenant(source.getConnection());
    }

    private static void readWithoutTenant(Connection connection) throws SQLException {
        try (connection) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE IF NOT EXISTS teams(id INT PRIMARY KEY, organization_id INT)");
            connection.createStatement().executeQuery("SELECT id FROM teams");
        }
    }
}
