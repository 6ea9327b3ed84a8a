package dev.bulwark.console.records;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Brings a row into view by the shortest way, where {@code scrollTo} would always put it at the top. */
final class TableReveal {
    private TableReveal() {}

    static void reveal(TableView<?> table, int index) {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index);
        }
    }
}
