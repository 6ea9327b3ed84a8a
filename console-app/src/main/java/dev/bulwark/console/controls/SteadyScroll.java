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
    private static final int ROWS_ABOVE = 3;

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

    /** Shows a row with a few of its neighbours above it, at once: rows that come in next must find it there. */
    public void reveal(int index) {
        table.scrollTo(Math.max(0, index - ROWS_ABOVE));
        table.layout();
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
        IndexedCell<?> top = flow.getFirstVisibleCell();
        boolean held = top.getIndex() > 0
                || top.getLayoutY() < 0
                || !table.getSelectionModel().isEmpty();
        if (held) {
            keep(flow, top.getIndex(), table.getItems().indexOf(top.getItem()), -top.getLayoutY());
        }
    }

    /** @param before where the topmost row was, {@code now} where it is: below zero when it is gone */
    private void keep(VirtualFlow<?> flow, int before, int now, double hidden) {
        if (now >= 0 && now != before) {
            newAbove.set(Math.max(0, newAbove.get() + now - before));
            table.layout();
            flow.scrollToTop(now);
            flow.scrollPixels(hidden);
        } else if (now < 0 && !table.getSelectionModel().isEmpty()) {
            table.layout();
            flow.scrollTo(table.getSelectionModel().getSelectedIndex());
        }
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
