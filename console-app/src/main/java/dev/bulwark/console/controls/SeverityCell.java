package dev.bulwark.console.controls;

import dev.bulwark.model.Severity;
import java.util.function.Function;
import javafx.scene.control.TableCell;

/** A severity as shape and word. */
public final class SeverityCell<R, V> extends TableCell<R, V> {
    private static final double SHAPE = 15;

    private final Function<? super V, Severity> severity;
    private final StatusShape shape = new StatusShape(SHAPE);

    public SeverityCell(Function<? super V, Severity> severity) {
        this.severity = severity;
        getStyleClass().add("severity-cell");
        setGraphicTextGap(7);
    }

    @Override
    protected void updateItem(V item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        Severity of = severity.apply(item);
        shape.show(StatusLook.of(of), false);
        setText(ViolationWords.of(of));
        setGraphic(shape);
    }
}
