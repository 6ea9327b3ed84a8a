package dev.bulwark.console.shell;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.actions.Keys;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The keys of a screen for the status bar, as many as find room in a small window. */
record KeyHints(List<Action> actions) {
    private static final int MOST = 6;

    List<Label> labels() {
        return actions.stream()
                .filter(action -> !action.keys().isEmpty())
                .limit(MOST)
                .map(KeyHints::label)
                .toList();
    }

    private static Label label(Action action) {
        Label key = new Label(Keys.words(action.keys()));
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label label = new Label(action.title(), key);
        label.setGraphicTextGap(5);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
