package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.ingest.DeploymentEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version runs since when. */
class DeploymentTest {
    @TempDir
    Path folder;

    @Test
    void aStartWithAnotherVersionIsADeployment() {
        assertThat(deploymentsOf("1.0")).isEmpty();
        assertThat(deploymentsOf("1.0")).isEmpty();
        assertThat(deploymentsOf("1.1"))
                .singleElement()
                .matches(event -> event.version().equals("1.1") && "after 1.0".equals(event.description()));
        assertThat(deploymentsOf("1.1")).isEmpty();
        assertThat(deploymentsOf("unknown")).isEmpty();
    }

    @Test
    void theApplicationMaySayItItself() {
        try (ReportingApp app = new ReportingApp(folder)) {
            app.bulwark().deployed("2.0", "blue");
            assertThat(app.allAfterClosing(DeploymentEvent.class))
                    .singleElement()
                    .matches(event -> event.version().equals("2.0") && "blue".equals(event.description()));
        }
    }

    private List<DeploymentEvent> deploymentsOf(String version) {
        try (ReportingApp app = new ReportingApp(folder, version)) {
            return app.allAfterClosing(DeploymentEvent.class);
        }
    }
}
