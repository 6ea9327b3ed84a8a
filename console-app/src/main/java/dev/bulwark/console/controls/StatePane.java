package dev.bulwark.console.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in a view's place while it has nothing to show: one sentence on why, and one thing to do. */
public final class StatePane extends StackPane {
    private final FontIcon icon = new FontIcon();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label sentence = new Label();
    private final Label advice = new Label();
    private final Button action = new Button();

    public StatePane() {
        getStyleClass().add("state-pane");
        icon.getStyleClass().add("state-icon");
        sentence.getStyleClass().add("state-sentence");
        advice.getStyleClass().add("state-advice");
        sentence.setWrapText(true);
        advice.setWrapText(true);
        progress.setMaxSize(36, 36);
        VBox column = new VBox(10, new StackPane(icon, progress), sentence, advice, action);
        column.setAlignment(Pos.CENTER);
        column.setMaxSize(520, USE_PREF_SIZE);
        getChildren().add(column);
    }

    /** The first answer is on its way. */
    public void showLoading(String words) {
        show(Feather.LOADER, words, "", "", () -> {});
        icon.setVisible(false);
        progress.setVisible(true);
    }

    /**
     * Anything else.
     *
     * @param actionWords names the act; empty for no button
     */
    public void show(Feather picture, String words, String more, String actionWords, Runnable act) {
        icon.setIconCode(picture);
        icon.setVisible(true);
        progress.setVisible(false);
        sentence.setText(words);
        advice.setText(more);
        hideIfEmpty(advice, more);
        action.setText(actionWords);
        hideIfEmpty(action, actionWords);
        action.setOnAction(event -> act.run());
    }

    private static void hideIfEmpty(javafx.scene.Node node, String words) {
        node.setVisible(!words.isEmpty());
        node.setManaged(!words.isEmpty());
    }
}
