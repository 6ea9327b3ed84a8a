package dev.bulwark.console.controls;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** A state as a shape with a sign in it; dashed and with a small clock when what it rests on is old. */
public final class StatusShape extends StackPane {
    private static final double GRID = 24;
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass SOLID = PseudoClass.getPseudoClass("solid");
    private static final String CLOCK_FACE = "M18.5 13 A5.5 5.5 0 1 1 18.5 24 A5.5 5.5 0 1 1 18.5 13 Z";
    private static final String CLOCK_HANDS = "M18.5 15.6 L18.5 18.7 L20.7 19.9";

    private final SVGPath outline = path("status-outline");
    private final SVGPath sign = path("status-sign");
    private final Group clock = new Group(path("status-clock-face"), path("status-clock-hands"));
    private StatusLook look = StatusLook.UNKNOWN;

    /** @param size of its side, in pixels */
    public StatusShape(double size) {
        getStyleClass().add("status-shape");
        ((SVGPath) clock.getChildren().get(0)).setContent(CLOCK_FACE);
        ((SVGPath) clock.getChildren().get(1)).setContent(CLOCK_HANDS);
        SVGPath frame = path("status-frame");
        frame.setContent("M0 0 H24 V24 H0 Z");
        Group drawing = new Group(frame, outline, sign, clock);
        drawing.getTransforms().add(new Scale(size / GRID, size / GRID));
        getChildren().add(new Group(drawing));
        setMinSize(size, size);
        setMaxSize(size, size);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        show(look, false);
    }

    private static SVGPath path(String styleClass) {
        SVGPath path = new SVGPath();
        path.getStyleClass().add(styleClass);
        return path;
    }

    public void show(StatusLook newLook, boolean stale) {
        getStyleClass().remove(look.styleClass());
        look = newLook;
        getStyleClass().add(look.styleClass());
        outline.setContent(look.outline());
        sign.setContent(look.sign());
        clock.setVisible(stale);
        for (SVGPath part : new SVGPath[] {outline, sign}) {
            part.pseudoClassStateChanged(SOLID, look.solid() && !stale);
            part.pseudoClassStateChanged(STALE, stale);
        }
        setAccessibleText(stale ? "STALE, last known " + look.word() : look.word());
    }
}
