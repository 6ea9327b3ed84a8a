package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.resolution.AutoResolution;
import dev.bulwark.server.retention.AgeClock;
import dev.bulwark.server.store.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody settles for long settles itself. */
class AutoResolutionTest {
    private static final String OPEN = "/api/v1/admin/data-isolation/violations?resolved=false";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Events events = new Events(clock);

    @TempDir
    private Path data;

    @Test
    @Tag("store")
    void aViolationThatIsOpenForThirtyDaysIsSettledWithAnEntryOfTheAuditLog() throws SQLException {
        try (RunningServer server = RunningServer.start(data, clock)) {
            server.client().ingest(server.ingestToken(), events.batch(events.violation(), events.violation()));
            clock.advance(Duration.ofDays(20));
            server.client().ingest(server.ingestToken(), events.batch(events.violation()));
        }
        countedTo(clock.instant());
        clock.advance(Duration.ofDays(11));

        settle();
        try (RunningServer server = RunningServer.start(data, clock)) {
            String viewer = server.session(Role.VIEWER);
            assertThat(server.client().get(OPEN, viewer).json().path("items"))
                    .as("a clock that leaped")
                    .hasSize(3);
        }
        countedTo(clock.instant());
        settle();

        try (RunningServer server = RunningServer.start(data, clock)) {
            String admin = server.session(Role.ADMIN);
            assertThat(server.client().get(OPEN, admin).json().path("items")).hasSize(1);
            assertThat(server.client()
                            .get("/api/system/audit-logs?type=all&user=bulwark", admin)
                            .json()
                            .path("items"))
                    .hasSize(2)
                    .allSatisfy(
                            entry -> assertThat(entry.path("action").asText()).isEqualTo("violation resolved"));
        }
    }

    /** As the retention does, hour by hour. */
    private void countedTo(Instant moment) throws SQLException {
        try (Connection connection = TestStore.connect(data);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM retention_clock");
            statement.execute("INSERT INTO retention_clock (id, counted_to) VALUES (1, '" + moment + "')");
        }
    }

    private void settle() {
        ServerSettings settings = TestStore.with(ServerSettings.defaults(), data);
        try (Database database = Database.open(settings.store(), data)) {
            SharedParts parts = SharedParts.on(database, settings, clock);
            FeatureStores stores = FeatureStores.on(parts.jdbi(), parts.json(), parts.auditChain());
            new AutoResolution(
                            parts.resolution(stores.violations().resolvable()),
                            30,
                            new AgeClock(parts.jdbi(), clock)::now)
                    .run();
        }
    }
}
