package dev.bulwark.console.health;

import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.health.TileViewModel.TileFace;
import eu.hansolo.tilesfx.Tile;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** A tile of the overview: shape, word and colour of its light, the main figure large, and what is behind it. */
final class HealthTile extends Tile {
    private static final double SHAPE = 34;

    private final StatusShape shape = new StatusShape(SHAPE);
    private final Label word = label("tile-word");
    private final Label value = label("tile-value");
    private final Label unit = label("tile-unit");
    private final Label second = label("tile-second");
    private final Label summary = label("tile-summary");
    private final Label freshness = label("tile-freshness");
    private StatusLook look = StatusLook.UNKNOWN;

    HealthTile(TileViewModel model, Runnable opened) {
        super(SkinType.CUSTOM);
        setId(model.id());
        getStyleClass().add("health-tile");
        setBackgroundColor(Color.TRANSPARENT);
        setTextVisible(false);
        setAnimated(false);
        setGraphic(layout(model.title()));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMouseClicked(event -> opened.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                opened.run();
            }
        });
        model.face().subscribe(face -> show(model.title(), face));
        freshness.textProperty().bind(model.freshness());
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private BorderPane layout(String title) {
        Label name = label("tile-title");
        name.setText(title);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(10, shape, new VBox(name, word), gap, freshness);
        head.setAlignment(Pos.TOP_LEFT);
        HBox figure = new HBox(8, value, unit);
        figure.setAlignment(Pos.BASELINE_LEFT);
        value.setMinWidth(Region.USE_PREF_SIZE);
        summary.setWrapText(true);
        VBox foot = new VBox(2, second, summary);
        BorderPane face = new BorderPane(figure, head, null, foot, null);
        face.getStyleClass().add("tile-face");
        BorderPane.setAlignment(figure, Pos.CENTER_LEFT);
        return face;
    }

    private void show(String title, TileFace face) {
        getStyleClass().remove(look.styleClass());
        look = StatusLook.of(face.light());
        getStyleClass().add(look.styleClass());
        shape.show(look, face.stale());
        word.setText(face.stale() ? "STALE · was " + look.word() : look.word());
        value.setText(face.value());
        unit.setText(face.unit());
        second.setText(face.second());
        summary.setText(face.summary());
        setAccessibleText(
                title + ": " + word.getText() + ", " + face.value() + " " + face.unit() + ". " + face.summary());
    }
}
