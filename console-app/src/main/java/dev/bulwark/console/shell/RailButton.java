package dev.bulwark.console.shell;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** An entry of the rail: icon and title, or the icon alone where there is little room. */
final class RailButton extends ToggleButton {
    RailButton(Screen screen, int number, Runnable chosen) {
        super(screen.title(), new FontIcon(screen.icon()));
        setId("rail-" + screen.id());
        getStyleClass().add("rail-button");
        setMaxWidth(Double.MAX_VALUE);
        setTooltip(new Tooltip(screen.title() + " (Alt+" + number + ")"));
        setAccessibleText(screen.title());
        setFocusTraversable(false);
        setOnAction(event -> {
            setSelected(true);
            chosen.run();
        });
    }

    void setCompact(boolean compact) {
        setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
}
