package dev.bulwark.console.tour;

import dev.bulwark.console.Console;
import dev.bulwark.console.ConsoleOptions.Size;
import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.tasks.FxThread;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Takes pictures of the window. */
final class Camera {
    private static final List<Size> SIZES = List.of(new Size(900, 600), new Size(1600, 1000));
    private static final Duration TO_SETTLE = Duration.ofMillis(700);

    private final Console console;
    private final Path folder;
    private final FxThread fx;
    private final Patience patience;
    private int taken;

    Camera(Console console, Path folder, FxThread fx, Patience patience) {
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

    /** The view that is shown, in this theme and in every size. */
    void takeAll(String view, ThemeChoice theme) throws IOException {
        for (Size size : SIZES) {
            fx.ask(() -> arrange(theme, size));
            String dimensions = (int) size.width() + "x" + (int) size.height();
            take(view + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + dimensions);
        }
    }

    private boolean arrange(ThemeChoice theme, Size size) {
        console.theme().choose(theme);
        Stage stage = console.stage();
        stage.setWidth(size.width() + stage.getWidth() - console.scene().getWidth());
        stage.setHeight(size.height() + stage.getHeight() - console.scene().getHeight());
        return true;
    }

    /** The view as it is. */
    void take(String name) throws IOException {
        patience.pause(TO_SETTLE);
        BufferedImage picture =
                fx.ask(() -> SwingFXUtils.fromFXImage(console.scene().snapshot(null), null));
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        taken++;
    }
}
