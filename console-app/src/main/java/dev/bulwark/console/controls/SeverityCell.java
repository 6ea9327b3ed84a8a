package dev.bulwark.console.controls;

import dev.bulwark.model.isolation.Violation;
import javafx.scene.control.TableCell;

/** A severity as shape and word. */
public final class SeverityCell<R> extends TableCell<R, Violation> {
    private static final double SHAPE = 15;

    private final StatusShape shape = new StatusShape(SHAPE);

    public SeverityCell() {
        getStyleClass().add("severity-cell");
        setGraphicTextGap(7);
    }

    @Override
    protected void updateItem(Violation violation, boolean empty) {
        super.updateItem(violation, empty);
        if (empty || violation == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        shape.show(StatusLook.of(violation.severity()), false);
        setText(ViolationWords.of(violation.severity()));
        setGraphic(shape);
    }
}
