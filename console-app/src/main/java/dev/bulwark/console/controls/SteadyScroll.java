package dev.bulwark.console.controls;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what somebody reads where it is when rows come in above it: while the table is scrolled down or a row is
 * selected, the view moves along with its rows, and the new ones are counted instead. At rest at the top, new rows
 * simply show.
 *
 * <p>Needs a table with a fixed cell size.
 */
public final class SteadyScroll {
    private final TableView<?> table;
    private final ReadOnlyIntegerWrapper newAbove = new ReadOnlyIntegerWrapper();

    public SteadyScroll(TableView<?> table) {
        this.table = table;
        table.getItems().addListener((ListChangeListener<Object>) this::changed);
    }

    /** How many rows came in above what is shown and were not looked at yet. */
    public ReadOnlyIntegerProperty newAbove() {
        return newAbove.getReadOnlyProperty();
    }

    /** Shows the newest. */
    public void toTop() {
        table.scrollTo(0);
        newAbove.set(0);
    }

    private void changed(ListChangeListener.Change<?> change) {
        VirtualFlow<?> flow = flow();
        if (flow == null || flow.getFirstVisibleCell() == null) {
            return;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        int top = first.getIndex();
        boolean held =
                top > 0 || flow.getPosition() > 0 || !table.getSelectionModel().isEmpty();
        int above = 0;
        while (change.next()) {
            if (change.wasAdded() && !change.wasReplaced() && change.getFrom() <= top + above) {
                above += change.getAddedSize();
            }
        }
        if (held && above > 0) {
            keep(flow, above);
        }
    }

    private void keep(VirtualFlow<?> flow, int above) {
        newAbove.set(newAbove.get() + above);
        table.layout();
        flow.scrollPixels(above * table.getFixedCellSize());
    }

    /** Watches the scroll bar, which the skin makes late, for the return to the top. */
    public void watchScrollBar() {
        if (table.lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.valueProperty().addListener((property, old, value) -> {
                if (value.doubleValue() <= 0) {
                    newAbove.set(0);
                }
            });
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
