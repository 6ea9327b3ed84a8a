package dev.bulwark.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.SampleViolations;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir
    Path home;

    private FakeBulwark bulwark;
    private ConsoleWindow window;

    @BeforeEach
    void open() throws Exception {
        bulwark = new FakeBulwark();
        bulwark.shelf().putAll(SampleViolations.newestFirst(12, Instant.now().minusSeconds(30)));
        window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home);
        window.awaitText("#connectionState", "Connected");
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        bulwark.close();
    }

    @Test
    void byKeyboardAloneOneFindsAViewGoesThereAndComesBack() {
        window.robot().push(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> window.node("#paletteText", TextField.class).isFocused());
        window.robot().write("isol", 0);
        assertThat(window.ask(() -> window.node("#paletteList", ListView.class)
                        .getSelectionModel()
                        .getSelectedIndex()))
                .isZero();
        window.robot().push(KeyCode.ENTER);
        window.awaitText("#screenTitle", "Data isolation");
        assertThat(window.isShown("#palette")).isFalse();

        window.robot().push(KeyCode.ALT, KeyCode.LEFT);
        window.awaitText("#screenTitle", "Overview");
        window.robot().push(KeyCode.ALT, KeyCode.RIGHT);
        window.awaitText("#screenTitle", "Data isolation");
    }

    @Test
    void theTenantInTheHeaderNarrowsTheListAndIsCarriedFromViewToView() {
        window.showViolations();
        TableView<?> table = window.table("#violationsTable");
        window.ask(() -> {
            window.console().sights().scope().tenant().set("globex");
            return true;
        });
        window.await(() -> table.getItems().size() == 2);
        assertThat(bulwark.requests()).anyMatch(request -> request.contains("tenant=globex"));

        window.robot().push(KeyCode.ALT, KeyCode.DIGIT1);
        window.robot().push(KeyCode.ALT, KeyCode.DIGIT2);
        window.await(() -> table.getItems().size() == 2);
    }

    @Test
    void aServerThatIsCalledProductionSaysSoAndIsKnownAgain() throws Exception {
        window.robot().push(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> window.node("#paletteText", TextField.class).isFocused());
        window.robot().write("production", 0);
        window.robot().push(KeyCode.ENTER);
        window.awaitText("#environmentChip", "PRODUCTION");
        assertThat(window.ask(() -> window.console().stage().getTitle())).startsWith("PRODUCTION · ");
        window.close();

        window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home);

        window.awaitText("#environmentChip", "PRODUCTION");
    }
}
