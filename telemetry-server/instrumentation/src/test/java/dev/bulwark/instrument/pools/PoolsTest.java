package dev.bulwark.instrument.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.jdbc.BulwarkDriver;
import dev.bulwark.instrument.measure.GaugeSource;
import dev.bulwark.instrument.testkit.ReportingApp;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.ingest.ViolationEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pools with the watch on either side: every statement is judged once, and every connection comes back. */
class PoolsTest {
    private static final String ALL = "SELECT name FROM teams";

    @TempDir
    Path folder;

    private final String url = "h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private ReportingApp app;
    private DataSource pool;

    @BeforeEach
    void createTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE teams(id BIGINT PRIMARY KEY, organization_id BIGINT, name VARCHAR)");
            statement.execute("INSERT INTO teams VALUES (1, 7, 'a')");
        }
        app = new ReportingApp(folder, UnaryOperator.identity());
    }

    @AfterEach
    void stop() throws Exception {
        PoolUnderTest.close(pool);
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void theWatchAroundThePool(PoolUnderTest kind) throws Exception {
        pool = kind.open("org.h2.Driver", "jdbc:" + url);
        useUp(app.bulwark().watch(pool, "main"));
    }

    @ParameterizedTest
    @EnumSource
    void thePoolAroundTheDriver(PoolUnderTest kind) throws Exception {
        pool = kind.open(BulwarkDriver.class.getName(), "jdbc:bulwark:" + url);
        useUp(pool);
    }

    @ParameterizedTest
    @EnumSource
    void theWatchAroundThePoolAroundTheDriver(PoolUnderTest kind) throws Exception {
        pool = kind.open(BulwarkDriver.class.getName(), "jdbc:bulwark:" + url);
        useUp(app.bulwark().watch(pool, "main"));
    }

    @ParameterizedTest
    @EnumSource
    void levelsAreReadFromThePool(PoolUnderTest kind) throws Exception {
        pool = kind.open("org.h2.Driver", "jdbc:" + url);
        GaugeSource gauges = PoolGauges.of(pool, "main", new OwnFailures()).orElseThrow();
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < PoolUnderTest.MOST; i++) {
            taken.add(pool.getConnection());
        }
        CompletableFuture<Connection> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return pool.getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitLevels(gauges, 2, 0, 1);
        taken.get(0).close();
        waiting.get().close();
        awaitLevels(gauges, 1, 1, 0);
        taken.get(1).close();
        awaitLevels(gauges, 0, 2, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aPoolThatIsNotInUseIsNotOpenedByALook(PoolUnderTest kind) throws Exception {
        pool = kind.open("org.h2.Driver", "jdbc:" + url);
        GaugeSource gauges = PoolGauges.of(pool, "main", new OwnFailures()).orElseThrow();
        PoolUnderTest.close(pool);
        assertThat(levels(gauges)).doesNotContainEntry(Gauges.POOL_IDLE, 1.0);
    }

    /** More often than there are connections, so that one that does not come back would be missed. */
    private void useUp(DataSource source) throws Exception {
        app.as("7", () -> {
            for (int i = 0; i < 5 * PoolUnderTest.MOST; i++) {
                try (Connection connection = source.getConnection();
                        PreparedStatement statement = connection.prepareStatement(ALL);
                        ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    Connection inner = connection.unwrap(Connection.class); // Tomcat's looks one layer down only
                    assertThat(inner.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
                    assertThat(rows.getStatement().getConnection().isClosed()).isFalse();
                }
            }
        });
        PoolUnderTest.close(pool); // else it may want a connection when there is no instrumentation any more
        assertThat(app.allOf(ViolationEvent.class))
                .singleElement()
                .satisfies(violation -> assertThat(violation.details()).containsEntry("count", 5 * PoolUnderTest.MOST));
    }

    private static void awaitLevels(GaugeSource gauges, double active, double idle, double pending) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(levels(gauges))
                        .isEqualTo(Map.of(
                                Gauges.POOL_ACTIVE, active,
                                Gauges.POOL_IDLE, idle,
                                Gauges.POOL_PENDING, pending,
                                Gauges.POOL_MAX, (double) PoolUnderTest.MOST)));
    }

    private static Map<String, Double> levels(GaugeSource gauges) {
        Map<String, Double> levels = new HashMap<>();
        gauges.read((name, value, unit, labels) -> {
            assertThat(labels).containsEntry(Gauges.POOL_LABEL, "main");
            levels.put(name, value);
        });
        return levels;
    }
}
