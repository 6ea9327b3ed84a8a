package dev.bulwark.console.records;

import dev.bulwark.console.actions.Action;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Moving in a table by keys, and the panel at its side; the same in all views. */
final class TableActions {
    private final String id;
    private final TableView<?> table;
    private final SplitPane split;
    private final Runnable opener;
    private final Runnable closer;
    private @Nullable Node panel;

    /**
     * @param id begins the ids of the actions
     * @param split the panel is shown in it, beside the table
     */
    TableActions(String id, TableView<?> table, SplitPane split, Runnable opener, Runnable closer) {
        this.id = id;
        this.table = table;
        this.split = split;
        this.opener = opener;
        this.closer = closer;
    }

    void setPanel(Node shown) {
        panel = shown;
    }

    /** To move and to open. */
    List<Action> moving() {
        return List.of(
                Action.always(id + ".next", "Next", "j", () -> move(1)),
                Action.always(id + ".previous", "Previous", "k", () -> move(-1)),
                new Action(id + ".open", "Open", "Enter", table::isFocused, opener));
    }

    /** One step: out of a field, then out of the panel; a filter is never lost. */
    Action stepBack() {
        return new Action(id + ".step-back", "Close", "Esc", () -> isTyping() || isPanelShown(), () -> {
            if (isTyping()) {
                table.requestFocus();
            } else {
                closer.run();
            }
        });
    }

    private boolean isPanelShown() {
        return split.getItems().contains(panel);
    }

    void showPanel(boolean open) {
        if (open && panel != null && !isPanelShown()) {
            split.getItems().add(panel);
            split.setDividerPositions(0.5);
        } else if (!open) {
            split.getItems().remove(panel);
            table.requestFocus();
        }
    }

    private boolean isTyping() {
        Scene scene = table.getScene();
        return scene != null && scene.getFocusOwner() instanceof TextInputControl;
    }

    void takeFocusUnlessTyping() {
        if (table.getScene() != null && !isTyping()) {
            table.requestFocus();
        }
    }

    private void move(int by) {
        table.requestFocus();
        int last = table.getItems().size() - 1;
        int wanted = Math.max(0, Math.min(last, table.getSelectionModel().getSelectedIndex() + by));
        if (last >= 0) {
            table.getSelectionModel().clearAndSelect(wanted);
            table.getFocusModel().focus(wanted);
            TableReveal.reveal(table, wanted);
        }
    }
}
