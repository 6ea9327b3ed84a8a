package dev.bulwark.console;

import dev.bulwark.console.tour.Tour;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console as JavaFX starts and stops it. */
public final class ConsoleApp extends Application {
    private @Nullable Console console;

    @Override
    public void start(Stage stage) {
        ConsoleOptions options = ConsoleOptions.parse(getParameters().getRaw());
        Console opened = new Console(stage, options, System.getenv());
        console = opened;
        opened.show();
        Path pictures = options.tour();
        if (pictures != null) {
            new Tour(opened, pictures, System.out, System::exit).start();
        }
    }

    @Override
    public void stop() {
        if (console != null) {
            console.close();
        }
    }
}
