package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.instrument.testkit.SaidWords;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.sql.DataSource;
import org.example.shop.Rollup;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that crosses tenants on purpose is listed. */
class CrossTenantTest {
    @TempDir
    Path folder;

    @Test
    void declarationsAreCountedByReasonWithTheirPlace() {
        try (ReportingApp app = new ReportingApp(folder)) {
            for (int i = 0; i < 100; i++) {
                new Rollup(app.bulwark()).countAll();
            }
            app.allAfterClosing(CrossTenantEvent.class);
            assertThat(app.events(CrossTenantEvent.class).stream()
                            .mapToLong(CrossTenantEvent::count)
                            .sum())
                    .isEqualTo(100);
            assertThat(app.events(CrossTenantEvent.class))
                    .allMatch(event -> event.reason().equals("rollup over all"))
                    .anyMatch(event -> event.stackTrace() != null
                            && event.stackTrace().startsWith("org.example.shop.Rollup.countAll"));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void withoutAReasonNothingIsDeclaredAndThatIsSaidOnce(String reason) throws Exception {
        try (SaidWords said = new SaidWords();
                ReportingApp app = new ReportingApp(folder)) {
            Bulwark bulwark = app.bulwark();
            JdbcDataSource real = new JdbcDataSource();
            real.setURL("jdbc:h2:mem:");
            DataSource watched = bulwark.watch(real, "main");
            bulwark.runAs(new Caller("7", null), () -> {
                bulwark.crossTenant(reason, () -> readAll(watched));
                bulwark.crossTenantResponse(reason);
            });
            assertThat(app.allAfterClosing(ViolationEvent.class)).isNotEmpty();
            assertThat(app.events(CrossTenantEvent.class)).isEmpty();
            assertThat(said.about("without a reason")).isEqualTo(List.of(Level.WARNING));
        }
    }

    @Test
    void workOnBehalfOfACallerWithinARequestKeepsItsEndpointAndTrace() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            Bulwark bulwark = app.bulwark();
            app.within("org-1", () -> {
                bulwark.activity("test", "outer", null, null, Map.of());
                bulwark.runAs(new Caller("org-2", null), () -> bulwark.activity("test", "inner", null, null, Map.of()));
                bulwark.activity("test", "afterwards", null, null, Map.of());
            });
            List<ActivityEvent> told = app.await(ActivityEvent.class, 3);
            assertThat(told)
                    .extracting(
                            ActivityEvent::activityName,
                            activity -> activity.header().tenant())
                    .containsExactlyInAnyOrder(
                            tuple("outer", "org-1"), tuple("inner", "org-2"), tuple("afterwards", "org-1"));
            assertThat(told)
                    .extracting(activity -> activity.header().endpoint())
                    .containsOnly("GET /watched/work/{id}");
            assertThat(told).extracting(activity -> activity.header().traceId()).doesNotContainNull();
            assertThat(told.stream()
                            .map(activity -> activity.header().traceId())
                            .distinct())
                    .hasSize(1);
        }
    }

    private static void readAll(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, organization_id INT)");
            statement.executeQuery("SELECT id FROM orders").close();
        }
    }

    @Test
    void theEndpointIsKnown() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            app.within("org-1", () -> app.bulwark().<Integer, RuntimeException>crossTenant("support looks", () -> 1));
            assertThat(app.await(CrossTenantEvent.class, 1).get(0).header().endpoint())
                    .isEqualTo("GET /watched/work/{id}");
        }
    }
}
