package dev.bulwark.console.controls;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Who did what from where: names at the left, values at the right, nothing that is not known. */
public final class FactGrid extends GridPane {
    public FactGrid() {
        getStyleClass().add("facts");
        setHgap(16);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(116);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    /** A name and what stands behind it. */
    public record Fact(String name, @Nullable String value) {}

    public void show(List<Fact> facts) {
        getChildren().clear();
        facts.forEach(fact -> add(fact.name(), fact.value()));
    }

    private void add(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        Label key = new Label(name);
        key.getStyleClass().add("fact-name");
        Label text = new Label(value);
        text.getStyleClass().add("fact-value");
        text.setWrapText(true);
        addRow(getRowCount(), key, text);
    }
}
