package dev.bulwark.console.isolation;

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
final class SteadySelection {
    private final TableView<ViolationRow> table;
    private final Consumer<List<ViolationRow>> chosen;
    private List<ViolationRow> kept = List.of();
    private boolean merging;

    private SteadySelection(TableView<ViolationRow> table, Consumer<List<ViolationRow>> chosen) {
        this.table = table;
        this.chosen = chosen;
    }

    /**
     * Keeps it from now on.
     *
     * @param merging true while the rows change
     * @param chosen told what a person selected
     */
    static void keep(
            TableView<ViolationRow> table, ObservableValue<Boolean> merging, Consumer<List<ViolationRow>> chosen) {
        SteadySelection steady = new SteadySelection(table, chosen);
        merging.addListener((property, was, is) -> steady.mergingIs(is));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ViolationRow>)
                change -> steady.changed());
    }

    private List<ViolationRow> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void changed() {
        List<ViolationRow> now = selected();
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

    private void restore(List<ViolationRow> rows) {
        if (!selected().equals(rows)) {
            MultipleSelectionModel<ViolationRow> selection = table.getSelectionModel();
            selection.clearSelection();
            rows.forEach(selection::select);
        }
    }
}
