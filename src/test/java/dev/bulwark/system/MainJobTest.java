package dev.bulwark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.demo.SampleApplication;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: from a forgotten filter in a running application to a settled violation. */
class MainJobTest {
    private static final Duration FOUND = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String NOTE = "Filter added in 1.4.3, customer told";

    @TempDir
    Path folder;

    @Test
    void aForgottenFilterIsSeenMarkedAndResolvedInTheConsole() throws Exception {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application =
                        deployment.application("--defects", "forgotten-filter", "--mode", "block-critical");
                ConsoleWindow console =
                        ConsoleWindow.open(deployment.server(), Deployment.ENGINEER, folder.resolve("settings"))) {
            console.signIn(deployment.password());
            await().atMost(PATIENCE).until(() -> console.shows("#overview"));
            console.press(KeyCode.ALT, KeyCode.DIGIT2);
            await().atMost(PATIENCE).until(() -> console.shows("#filterText"));
            Person person = Person.signIn(
                    application.address(),
                    SampleAccount.administrators(application).get(0));

            person.get("/api/reports/attendance");
            await("the violation in the table").atMost(FOUND).until(() -> console.rows() == 1);
            await("the banner").atMost(FOUND).until(() -> console.shows("#criticalBanner"));
            console.openNewest();
            await().atMost(PATIENCE).until(() -> console.shows("#sqlText"));
            assertThat(console.marked("mark-table")).contains("meetings");

            console.type("#resolveNote", NOTE);
            console.press(KeyCode.CONTROL, KeyCode.ENTER);
            ServerApi api = deployment.api();
            await().atMost(PATIENCE).until(() -> api.stats().unresolved() == 0);
            Violation resolved = onlyOneOf(api);
            assertThat(resolved.violationType()).isEqualTo(ViolationType.MISSING_FILTER);
            assertThat(resolved.tenant()).isEqualTo(person.organization());
            assertThat(resolved.resolvedBy()).isEqualTo(Deployment.ENGINEER);
            assertThat(resolved.note()).isEqualTo(NOTE);
            assertThat(resolved.resolvedAt()).isBetween(resolved.createdAt(), Instant.now());
            await().atMost(PATIENCE).until(() -> !console.shows("#criticalBanner"));
        }
    }

    private static Violation onlyOneOf(ServerApi api) {
        List<Violation> all = api.violations();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
