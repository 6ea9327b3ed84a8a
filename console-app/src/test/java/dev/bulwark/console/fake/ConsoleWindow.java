package dev.bulwark.console.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.Console;
import dev.bulwark.console.ConsoleOptions;
import dev.bulwark.console.shell.Size;
import dev.bulwark.console.tasks.FxThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A real console window, drawn off screen, driven as a person would. */
public final class ConsoleWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FxThread fx = new FxThread();
    private final FxRobot robot = new FxRobot();
    private final Console console;

    /** One of a usual size. */
    public ConsoleWindow(String server, String password, Path home) throws TimeoutException {
        this(server, password, home, new Size(1200, 760));
    }

    /** @param password signs in at once; null leaves the sign-in screen open */
    public ConsoleWindow(String server, String password, Path home, Size size) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        Map<String, String> environment = new HashMap<>(Map.of("XDG_CONFIG_HOME", home.toString()));
        if (password != null) {
            environment.put("BULWARK_PASSWORD", password);
        }
        ConsoleOptions options = ConsoleOptions.parse(
                List.of("--server", server, "--size", (int) size.width() + "x" + (int) size.height()));
        console = FxToolkit.setupFixture(() -> {
            Console opened = new Console(stage, options, environment);
            opened.show();
            return opened;
        });
    }

    public Scene scene() {
        return console.scene();
    }

    /** What the console lets a tour look at. */
    public Console console() {
        return console;
    }

    /** Waits until what has changed is laid out and drawn twice. */
    public void drawn() {
        for (int pulse = 0; pulse < 2; pulse++) {
            CountDownLatch after = new CountDownLatch(1);
            ask(() -> {
                console.scene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        console.scene().removePostLayoutPulseListener(this);
                        after.countDown();
                    }
                });
                Platform.requestNextPulse();
                return true;
            });
            Awaitility.await().atMost(PATIENCE).until(() -> after.getCount() == 0);
        }
    }

    /** Gives the window's content another size. */
    public void resize(double width, double height) {
        ask(() -> {
            Stage stage = console.stage();
            stage.setWidth(width + stage.getWidth() - console.scene().getWidth());
            stage.setHeight(height + stage.getHeight() - console.scene().getHeight());
            return true;
        });
        await(() -> console.scene().getWidth() == width && console.scene().getHeight() == height);
    }

    public FxRobot robot() {
        return robot;
    }

    /** Asks on the JavaFX thread. */
    public <T> T ask(Supplier<T> question) {
        return fx.ask(question);
    }

    public void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(condition::getAsBoolean));
    }

    public void awaitText(String id, String part) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(text(id)).contains(part));
    }

    public String text(String id) {
        return ask(() -> node(id, Labeled.class).getText());
    }

    public boolean isShown(String id) {
        return ask(() -> robot.lookup(id).queryAll().stream().anyMatch(Node::isVisible));
    }

    public <T extends Node> T node(String id, Class<T> type) {
        return robot.lookup(id).queryAs(type);
    }

    @SuppressWarnings("unchecked")
    public <R> TableView<R> table(String id) {
        return node(id, TableView.class);
    }

    /** Opens the violations and waits for the first ones. */
    public void showViolations() {
        await(() -> robot.lookup("#rail-isolation").tryQuery().isPresent());
        robot.push(KeyCode.ALT, KeyCode.DIGIT2);
        await(() -> !table("#violationsTable").getItems().isEmpty());
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.setupFixture(console::close);
        FxToolkit.hideStage();
        FxToolkit.cleanupStages();
    }
}
