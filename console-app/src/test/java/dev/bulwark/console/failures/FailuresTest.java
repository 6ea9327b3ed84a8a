package dev.bulwark.console.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.SampleRecords;
import dev.bulwark.model.failures.FailedOperation;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    private static final String TABLE = "#failed-operationsTable";

    @TempDir
    Path home;

    private FakeBulwark bulwark;
    private ConsoleWindow window;

    @BeforeEach
    void open() throws Exception {
        bulwark = new FakeBulwark();
        bulwark.failures().putAll(SampleRecords.failures(6, Instant.now().minusSeconds(5)));
        window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home);
        window.awaitText("#connectionState", "Connected");
        window.robot().push(KeyCode.ALT, KeyCode.DIGIT3);
        window.await(() -> window.table(TABLE).getItems().size() == 6);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        bulwark.close();
    }

    @Test
    void aFailedOperationIsFoundReadAndResolvedByKeyboardAlone() {
        window.robot().push(KeyCode.SLASH);
        window.await(() -> window.node("#filterText", TextField.class).isFocused());
        window.robot().write("type:mail", 0);
        window.await(() -> window.table(TABLE).getItems().size() == 3);
        window.robot().push(KeyCode.ESCAPE);
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);
        window.awaitText("#recordTitle", "send invitation");
        window.robot().push(KeyCode.R);
        window.await(() -> window.node("#resolveNote", TextArea.class).isFocused());
        window.robot().write("address corrected", 0);
        window.robot().push(KeyCode.CONTROL, KeyCode.ENTER);

        window.awaitText("#resolvedBy", "Resolved by owner");
        FailedOperation settled = bulwark.failures().find(SampleRecords.id(6)).orElseThrow();
        assertThat(settled.note()).isEqualTo("address corrected");
    }
}
