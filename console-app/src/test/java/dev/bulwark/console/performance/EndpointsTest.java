package dev.bulwark.console.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    @TempDir
    Path home;

    private FakeBulwark bulwark;
    private ConsoleWindow window;

    @BeforeEach
    void open() throws Exception {
        bulwark = new FakeBulwark();
        bulwark.trafficCame();
        window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home);
        window.awaitText("#connectionState", "Connected");
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        bulwark.close();
    }

    @Test
    void fromTheOverviewToTheEndpointThatBecameSlowWithADeployment() {
        window.await(() -> window.isShown("#apiTile"));
        window.robot().clickOn("#apiTile");
        window.await(() -> window.table("#endpointsTable").getItems().size() == 5);
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);

        window.awaitText("#performanceTitle", "GET /api/reports/attendance");
        assertThat(window.text("#performanceFigures")).contains("1,900 requests", "p95 1.8 s");
        window.awaitText("#performanceWarning", "p95 210 ms → 1.6 s since");
        assertThat(window.text("#performanceWarning")).endsWith("after 1.4.2");
    }

    @Test
    void aSlowStatementComesWithWhatWouldHelp() {
        window.robot().push(KeyCode.ALT, KeyCode.DIGIT6);
        window.await(() -> window.table("#statementsTable").getItems().size() == 3);
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);

        window.awaitText("#performanceTitle", "41 slow runs, 900 ms on average");
        assertThat(bulwark.requests()).anyMatch(request -> request.contains("/slow-queries/hash-0"));
    }
}
