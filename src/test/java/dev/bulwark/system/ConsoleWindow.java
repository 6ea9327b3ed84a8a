package dev.bulwark.system;

import dev.bulwark.console.Console;
import dev.bulwark.console.ConsoleOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real console window, off screen, and the hands of somebody who works with it. */
final class ConsoleWindow implements AutoCloseable {
    private final FxRobot robot = new FxRobot();
    private final Console console;

    private ConsoleWindow(Console console) {
        this.console = console;
    }

    /**
     * Opens the console on its sign-in screen.
     *
     * @param settings a folder for what it remembers
     */
    static ConsoleWindow open(URI server, String user, Path settings) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Map<String, String> environment = Map.of("BULWARK_USER", user, "XDG_CONFIG_HOME", settings.toString());
        ConsoleOptions options = ConsoleOptions.parse(List.of("--server", server.toString()));
        Console[] opened = new Console[1];
        FxToolkit.setupFixture(() -> {
            opened[0] = new Console(FxToolkit.toolkitContext().getRegisteredStage(), options, environment);
            opened[0].show();
        });
        return new ConsoleWindow(opened[0]);
    }

    void signIn(String password) {
        type("#password", password);
        press(KeyCode.ENTER);
    }

    boolean shows(String id) {
        return robot.lookup(id).queryAll().stream().anyMatch(ConsoleWindow::isVisible);
    }

    void click(String id) {
        robot.clickOn(id);
    }

    void press(KeyCode... keys) {
        robot.push(keys);
    }

    void type(String id, String text) {
        robot.clickOn(id);
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    int rows() {
        return read(() -> table().getItems().size());
    }

    /** Opens the detail of the newest violation. */
    void openNewest() {
        robot.interact(() -> {
            table().getSelectionModel().clearAndSelect(0);
            table().requestFocus();
        });
        press(KeyCode.ENTER);
    }

    /** The pieces of the shown statement that carry a mark, such as {@code mark-table}. */
    String marked(String styleClass) {
        return read(() -> {
            StyleClassedTextArea area = robot.lookup("#sqlText").queryAs(StyleClassedTextArea.class);
            StringBuilder marked = new StringBuilder();
            for (int i = 0; i < area.getLength(); i++) {
                if (area.getStyleOfChar(i).contains(styleClass)) {
                    marked.append(area.getText(i, i + 1));
                }
            }
            return marked.toString();
        });
    }

    private TableView<?> table() {
        return robot.lookup("#violationsTable").queryAs(TableView.class);
    }

    private <T> T read(Callable<T> question) {
        try {
            return WaitForAsyncUtils.asyncFx(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    @Override
    public void close() throws Exception {
        robot.interact(console::close);
        FxToolkit.cleanupStages();
    }
}
