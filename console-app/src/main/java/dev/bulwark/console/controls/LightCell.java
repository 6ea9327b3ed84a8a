package dev.bulwark.console.controls;

import dev.bulwark.model.health.TrafficLight;
import java.util.function.Function;
import javafx.scene.control.TableCell;

/** A name behind the shape of its state. */
public final class LightCell<R> extends TableCell<R, R> {
    private final Function<R, TrafficLight> light;
    private final Function<R, String> words;
    private final StatusShape shape = new StatusShape(14);

    public LightCell(Function<R, TrafficLight> light, Function<R, String> words) {
        this.light = light;
        this.words = words;
        setGraphicTextGap(7);
    }

    @Override
    protected void updateItem(R item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        shape.show(StatusLook.of(light.apply(item)), false);
        setText(words.apply(item));
        setGraphic(shape);
    }
}
