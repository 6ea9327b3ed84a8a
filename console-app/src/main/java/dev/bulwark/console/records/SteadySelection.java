package dev.bulwark.console.records;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;

/**
 * Keeps the selection while rows are brought up to date. A row that changes its place leaves the list for a moment, and
 * the table would then select its neighbour: the engineer would resolve what they never read.
 */
final class SteadySelection<T> {
    private final TableView<Row<T>> table;
    private final Consumer<List<Row<T>>> chosen;
    private List<Row<T>> kept = List.of();
    private boolean merging;

    private SteadySelection(TableView<Row<T>> table, Consumer<List<Row<T>>> chosen) {
        this.table = table;
        this.chosen = chosen;
    }

    /**
     * Keeps it from now on.
     *
     * @param merging true while the rows change
     * @param chosen told what a person selected
     */
    static <T> void keep(TableView<Row<T>> table, ObservableValue<Boolean> merging, Consumer<List<Row<T>>> chosen) {
        SteadySelection<T> steady = new SteadySelection<>(table, chosen);
        merging.addListener((property, was, is) -> steady.mergingIs(is));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Row<T>>)
                change -> steady.changed());
    }

    private List<Row<T>> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void changed() {
        List<Row<T>> now = selected();
        if (!merging && !now.isEmpty()) {
            chosen.accept(now);
        }
    }

    private void mergingIs(boolean begun) {
        if (begun) {
            merging = true;
            kept = selected();
            return;
        }
        restore(kept.stream().filter(table.getItems()::contains).toList());
        merging = false;
    }

    private void restore(List<Row<T>> rows) {
        if (!selected().equals(rows)) {
            MultipleSelectionModel<Row<T>> selection = table.getSelectionModel();
            selection.clearSelection();
            rows.forEach(selection::select);
        }
    }
}
