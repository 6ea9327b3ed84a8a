package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.CrossTenantEvent;
import java.io.IOException;
import java.nio.file.Path;
import org.example.shop.Rollup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void theEndpointIsKnown() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            app.within("org-1", () -> app.bulwark().<Integer, RuntimeException>crossTenant("support looks", () -> 1));
            assertThat(app.await(CrossTenantEvent.class, 1).get(0).header().endpoint())
                    .isEqualTo("GET /watched/work/{id}");
        }
    }
}
