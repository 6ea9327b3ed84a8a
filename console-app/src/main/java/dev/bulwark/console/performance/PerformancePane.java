package dev.bulwark.console.performance;

import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.PanelScroll;
import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.tasks.Failure;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame of a side panel about speed: a head, a warning when it does worse than it did, and sections below each other. */
abstract class PerformancePane extends VBox {
    private static final double ROW = 30;
    private static final double HEADER = 42;
    private static final int MOST_ROWS = 8;

    private final Label title = label("performanceTitle", "detail-title");
    private final Label figures = label("performanceFigures", "muted");
    private final Label warning = label("performanceWarning", "regression");
    private final Label trouble = label("performanceTrouble", "trouble");
    private final VBox body = new VBox(16);

    PerformancePane(Runnable closed) {
        getStyleClass().addAll("card", "detail");
        setMinWidth(320);
        Shown.during(warning.textProperty().isNotEmpty(), warning);
        Shown.during(trouble.textProperty().isNotEmpty(), trouble);
        warning.setGraphic(new FontIcon(Feather.TRENDING_UP));
        getChildren().setAll(head(closed), new PanelScroll(body));
    }

    private static Label label(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node head(Runnable closed) {
        Button close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText("Close the panel");
        close.setTooltip(new Tooltip("Close (Esc)"));
        close.setOnAction(event -> closed.run());
        VBox words = new VBox(3, title, figures, warning, trouble);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(12, words, close);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("detail-head");
        return head;
    }

    final void section(String name, Node content) {
        Label heading = label("", "section-title");
        heading.setText(name);
        body.getChildren().add(new VBox(6, heading, content));
    }

    static <R> TableView<R> table(String words) {
        TableView<R> table = new TableView<>();
        table.setFixedCellSize(ROW);
        table.setAccessibleText(words);
        table.setPlaceholder(Columns.placeholder("None in this time."));
        table.setFocusTraversable(false);
        return table;
    }

    /** As tall as its rows, up to a limit. */
    static void fit(TableView<?> table) {
        int rows = Math.max(1, Math.min(MOST_ROWS, table.getItems().size()));
        table.setPrefHeight(HEADER + rows * ROW);
        table.setMinHeight(HEADER + rows * ROW);
    }

    /** @param worse empty when it does as well as ever */
    final void showHead(String name, String summary, String worse) {
        title.setText(name);
        figures.setText(summary);
        warning.setText(worse);
        trouble.setText("");
        body.setVisible(true);
    }

    final void showWaiting() {
        title.setText("Asking the server…");
        figures.setText("");
        warning.setText("");
        body.setVisible(false);
    }

    final void showFailure(@Nullable Failure why) {
        trouble.setText(why == null ? "" : why.text());
        if (why != null && !body.isVisible()) {
            title.setText("Not available");
        }
    }
}
