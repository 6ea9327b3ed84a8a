package dev.bulwark.console.tour;

import dev.bulwark.console.shell.Theme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A console as a tour needs it. All methods on the JavaFX thread. */
public interface TouredConsole {
    Stage stage();

    Scene scene();

    Theme theme();

    /** The present session; null on the sign-in screen. */
    @Nullable
    Sights sights();

    void signOut();
}
