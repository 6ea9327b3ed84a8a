package dev.bulwark.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.SampleViolations;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @TempDir
    Path home;

    private FakeBulwark bulwark;

    @BeforeEach
    void startServer() throws Exception {
        bulwark = new FakeBulwark();
        bulwark.shelf().putAll(SampleViolations.newestFirst(10, Instant.now().minusSeconds(30)));
    }

    @AfterEach
    void stopServer() {
        bulwark.close();
    }

    @Test
    void aServerThatGoesAwayIsToldWithTheAgeOfTheDataAndCaughtUpWithOnItsReturn() throws Exception {
        try (ConsoleWindow window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home)) {
            window.showViolations();
            window.awaitText("#connectionState", "Connected");
            TableView<?> table = window.table("#violationsTable");
            int port = bulwark.port();

            bulwark.goAway();
            window.awaitText("#connectionWords", "showing data from");
            assertThat(window.text("#connectionWords"))
                    .startsWith("Disconnected 00:")
                    .contains("retrying");
            assertThat(window.<Integer>ask(() -> table.getItems().size())).isEqualTo(10);

            bulwark.happens(SampleViolations.missingFilter(501, Instant.now()));
            bulwark.comeBack(port);
            window.await(() -> table.getItems().size() == 11);
            window.awaitText("#connectionState", "Connected");
            window.await(() -> !window.isShown("#connectionBar"));
        }
    }

    @Test
    void aRestartThatForgotTheSessionsIsSurvivedWithoutTypingAPassword() throws Exception {
        try (ConsoleWindow window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home)) {
            window.showViolations();
            bulwark.forgetSessions();
            bulwark.happens(SampleViolations.missingFilter(501, Instant.now()));

            TableView<?> table = window.table("#violationsTable");
            window.await(() -> table.getItems().size() == 11);
            window.awaitText("#connectionState", "Connected");
        }
    }

    @Test
    void aCriticalViolationIsCalledOutAndTheBannerLeadsToIt() throws Exception {
        try (ConsoleWindow window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home)) {
            window.awaitText("#connectionState", "Connected");
            window.awaitText("#bannerHeadline", "7 critical violations unresolved");

            bulwark.happens(SampleViolations.missingFilter(506, Instant.now()));

            window.await(() -> window.isShown("#criticalToast"));
            window.awaitText("#bannerHeadline", "8 critical violations unresolved");
            window.awaitText("#bannerNewest", "newest: Missing filter in GET /api/reports/attendance, tenant initech");
            window.robot().clickOn("#bannerShow");
            window.awaitText("#detailTitle", "Missing filter");
            window.awaitText("#detailEndpoint", "GET /api/reports/attendance");
        }
    }

    @Test
    void aWrongAddressIsAPlainSentenceAndTheRightOneThenSignsIn() throws Exception {
        try (ConsoleWindow window = new ConsoleWindow("http://127.0.0.1:1", FakeBulwark.PASSWORD, home)) {
            window.awaitText("#failureSentence", "Nothing answers at 127.0.0.1:1.");
            window.awaitText("#failureAdvice", "Check the address");

            window.ask(() -> {
                window.node("#server", TextField.class).setText(bulwark.address());
                window.node("#password", PasswordField.class).requestFocus();
                return true;
            });
            window.robot().push(KeyCode.ENTER);

            window.awaitText("#connectionState", "Connected");
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhichOfTheTwoIsWrong() throws Exception {
        try (ConsoleWindow window = new ConsoleWindow(bulwark.address(), "guess", home)) {
            window.awaitText("#failureSentence", "Name and password do not fit.");
        }
    }

    @Test
    void theThemeIsSwitchedByKeyAndRemembered() throws Exception {
        try (ConsoleWindow window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home)) {
            window.awaitText("#connectionState", "Connected");
            window.robot().push(KeyCode.CONTROL, KeyCode.T);
        }
        assertThat(home.resolve("bulwark/console.json"))
                .content()
                .contains("LIGHT")
                .contains(bulwark.address())
                .doesNotContain(FakeBulwark.PASSWORD);
    }
}
