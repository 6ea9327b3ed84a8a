package dev.bulwark.console.tour;

import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.shell.Size;
import dev.bulwark.console.tasks.FxThread;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Takes pictures of the window. */
final class Camera {
    private static final Duration TO_SETTLE = Duration.ofMillis(700);

    private final TouredConsole console;
    private final Path folder;
    private final FxThread fx;
    private final Patience patience;
    private int taken;

    Camera(TouredConsole console, Path folder, FxThread fx, Patience patience) {
        this.console = console;
        this.folder = folder;
        this.fx = fx;
        this.patience = patience;
    }

    int taken() {
        return taken;
    }

    Path folder() {
        return folder;
    }

    /** The view that is shown, in this theme and size, without the notices that lie over it. */
    void take(String view, ThemeChoice theme, Size size) throws IOException {
        fx.ask(() -> arrange(theme, size));
        patience.pause(TO_SETTLE);
        save(named(view, size), fx.ask(() -> {
            putNoticesAway();
            return shoot();
        }));
    }

    /** With whatever pops up over it; named after the view, the theme and the size. */
    void takeAsIs(String view, Size size) throws IOException {
        take(named(view, size));
    }

    private String named(String view, Size size) {
        String theme = fx.ask(() -> console.theme().choice().get()).name().toLowerCase(Locale.ROOT);
        return view + "-" + theme + "-" + (int) size.width() + "x" + (int) size.height();
    }

    private boolean arrange(ThemeChoice theme, Size size) {
        console.theme().choose(theme);
        Stage stage = console.stage();
        stage.setWidth(size.width() + stage.getWidth() - console.scene().getWidth());
        stage.setHeight(size.height() + stage.getHeight() - console.scene().getHeight());
        return true;
    }

    private void putNoticesAway() {
        Sights sights = console.sights();
        if (sights != null) {
            sights.notices().dismiss();
        }
    }

    /** The view as it is. */
    void take(String name) throws IOException {
        patience.pause(TO_SETTLE);
        save(name, fx.ask(this::shoot));
    }

    private BufferedImage shoot() {
        return SwingFXUtils.fromFXImage(console.scene().snapshot(null), null);
    }

    private void save(String name, BufferedImage picture) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        taken++;
    }
}
