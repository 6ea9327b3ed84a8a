package dev.bulwark.console.health;

import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.health.TileViewModel.TileFace;
import eu.hansolo.tilesfx.Tile;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
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
    private final Label trend = label("tile-trend");
    private final Label second = label("tile-second");
    private final Label summary = label("tile-summary");
    private final Label freshness = label("tile-freshness");
    private final BorderPane face;
    private StatusLook look = StatusLook.UNKNOWN;

    HealthTile(TileViewModel model, Runnable opened) {
        super(SkinType.CUSTOM);
        setId(model.id());
        getStyleClass().add("health-tile");
        setBackgroundColor(Color.TRANSPARENT);
        setTextVisible(false);
        setAnimated(false);
        face = layout(model.title());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMouseClicked(event -> opened.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                opened.run();
            }
        });
        model.face().subscribe(newest -> show(model.title(), newest));
        freshness.textProperty().bind(model.freshness());
        trend.textProperty().bind(model.trend());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new HealthTileSkin(this, face);
    }

    /** The library looks for its style sheet beside the tile's own class, which is this one here. */
    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(Tile.class.getResource("tilesfx.css")).toExternalForm();
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private BorderPane layout(String title) {
        Label name = label("tile-title");
        name.setText(title);
        name.setMinWidth(Region.USE_PREF_SIZE);
        word.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane state = new FlowPane(8, 0, word, freshness);
        state.setRowValignment(VPos.BASELINE);
        VBox names = new VBox(name, state);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(11, shape, names);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox beside = new VBox(trend, unit);
        beside.setAlignment(Pos.BOTTOM_LEFT);
        beside.getStyleClass().add("tile-beside");
        HBox figure = new HBox(value, beside);
        figure.getStyleClass().add("tile-figure");
        figure.setAlignment(Pos.BOTTOM_LEFT);
        value.setMinWidth(Region.USE_PREF_SIZE);
        summary.setWrapText(true);
        second.setWrapText(true);
        VBox foot = new VBox(2, second, summary);
        BorderPane whole = new BorderPane(figure, head, null, foot, null);
        whole.getStyleClass().add("tile-face");
        BorderPane.setAlignment(figure, Pos.CENTER_LEFT);
        return whole;
    }

    private void show(String title, TileFace newest) {
        getStyleClass().remove(look.styleClass());
        look = StatusLook.of(newest.light());
        getStyleClass().add(look.styleClass());
        shape.show(look, newest.stale());
        word.setText(newest.stale() ? "STALE (" + look.word() + ")" : look.word());
        value.setText(newest.value());
        unit.setText(newest.unit());
        second.setText(newest.second());
        summary.setText(Figures.unbroken(newest.summary()));
        setAccessibleText(
                title + ": " + word.getText() + ", " + newest.value() + " " + newest.unit() + ". " + newest.summary());
    }
}
