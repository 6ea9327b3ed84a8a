package dev.bulwark.console.controls;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The part of a side panel that scrolls, and takes the height that the rest of the panel leaves. */
public final class PanelScroll extends ScrollPane {
    public PanelScroll(Node body) {
        super(body);
        body.getStyleClass().add("detail-body");
        getStyleClass().add("screen-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        VBox.setVgrow(this, Priority.ALWAYS);
    }
}
