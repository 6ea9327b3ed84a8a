package dev.bulwark.console.actions;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Wires the palette. It takes the keys while it is open and gives the focus back when it closes. */
public final class PaletteController {
    private static final int MOST_ROWS = 10;
    private static final double ROW = 38;

    private final PaletteViewModel model;
    private @Nullable Node focusedBefore;

    @FXML
    private StackPane palette;

    @FXML
    private TextField paletteText;

    @FXML
    private ListView<Actions.Entry> paletteList;

    @FXML
    private Label paletteEmpty;

    public PaletteController(PaletteViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        paletteText.textProperty().bindBidirectional(model.typed());
        paletteText.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        paletteList.setItems(model.found());
        paletteList.setFixedCellSize(ROW);
        paletteList.setCellFactory(list -> new Row());
        model.found().addListener((ListChangeListener<Actions.Entry>) change -> fit());
        fit();
        model.selected().subscribe(index -> select(index.intValue()));
        palette.setVisible(false);
        model.shown().addListener((property, was, is) -> show(is));
        palette.setOnMousePressed(event -> {
            if (event.getTarget() == palette) {
                model.close();
            }
        });
    }

    /** The list forgets its selection when its items change, so it is told again. */
    private void fit() {
        int rows = Math.min(MOST_ROWS, model.found().size());
        paletteList.setPrefHeight(rows * ROW + 2);
        paletteList.setVisible(rows > 0);
        paletteList.setManaged(rows > 0);
        select(model.selected().get());
        paletteEmpty.setVisible(rows == 0);
        paletteEmpty.setManaged(rows == 0);
    }

    private void select(int index) {
        if (index >= 0) {
            paletteList.getSelectionModel().clearAndSelect(index);
            paletteList.scrollTo(Math.max(0, index - MOST_ROWS + 2));
        }
    }

    private void show(boolean open) {
        if (open) {
            focusedBefore = palette.getScene().getFocusOwner();
            palette.setVisible(true);
            paletteText.requestFocus();
        } else {
            palette.setVisible(false);
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case ENTER -> model.run();
            case ESCAPE -> model.close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Title, the screen it belongs to, and the key that does the same, so that people learn it. */
    private final class Row extends ListCell<Actions.Entry> {
        private final Label title = new Label();
        private final Label place = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Row() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            place.getStyleClass().add("muted");
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            line = new HBox(10, title, gap, place, keys);
            line.getStyleClass().add("palette-row");
            setOnMouseClicked(event -> model.run(getIndex()));
        }

        @Override
        protected void updateItem(Actions.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            title.setText(entry.action().title());
            place.setText(entry.place());
            keys.setText(Keys.words(entry.action().keys()));
            keys.setVisible(!entry.action().keys().isEmpty());
            setGraphic(line);
        }
    }
}
