package dev.bulwark.console.controls;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Shows nodes on a condition; hidden ones take no room. */
public final class Shown {
    private Shown() {}

    /** Shows the node as long as the condition holds. */
    public static void during(ObservableValue<Boolean> condition, Node node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
