package dev.bulwark.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.bulwark.console.settings.PreferenceStore;
import dev.bulwark.console.settings.ThemeChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark, switched live and remembered; and the fonts, so that the console looks the same on every machine. */
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String STYLE_SHEET = "/dev/bulwark/console/console.css";

    /** Fonts under free licences that come with the tiles' library. */
    private static final List<String> FONTS = List.of(
            "OpenSans-Regular.ttf",
            "OpenSans-Semibold.ttf",
            "OpenSans-Bold.ttf",
            "Cousine-Regular.ttf",
            "Cousine-Bold.ttf");

    private final PreferenceStore preferences;
    private final Scene scene;
    private final ObjectProperty<ThemeChoice> choice;

    public Theme(PreferenceStore preferences, Scene scene) {
        this.preferences = preferences;
        this.scene = scene;
        this.choice = new SimpleObjectProperty<>(preferences.current().theme());
        FONTS.forEach(Theme::loadFont);
        String styleSheet = Objects.requireNonNull(Theme.class.getResource(STYLE_SHEET), STYLE_SHEET)
                .toExternalForm();
        scene.getStylesheets().add(styleSheet);
        scene.rootProperty().addListener((property, old, root) -> mark());
        apply();
    }

    private static void loadFont(String file) {
        try (InputStream font = Theme.class.getResourceAsStream("/eu/hansolo/toolboxfx/font/" + file)) {
            Font.loadFont(Objects.requireNonNull(font, file), 14);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public ReadOnlyObjectProperty<ThemeChoice> choice() {
        return choice;
    }

    public void toggle() {
        choose(choice.get().other());
    }

    public void choose(ThemeChoice chosen) {
        choice.set(chosen);
        preferences.update(known -> known.withTheme(chosen));
        apply();
    }

    private void apply() {
        atlantafx.base.theme.Theme primer = isDark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(primer.getUserAgentStylesheet());
        mark();
    }

    private void mark() {
        scene.getRoot().pseudoClassStateChanged(DARK, isDark());
    }

    private boolean isDark() {
        return choice.get() == ThemeChoice.DARK;
    }
}
