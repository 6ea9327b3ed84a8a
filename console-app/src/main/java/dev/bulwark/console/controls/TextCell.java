package dev.bulwark.console.controls;

import java.util.function.Function;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;

/** A value as words; what does not fit is cut in the middle of a path and told in full to assistive technology. */
public final class TextCell<R, V> extends TableCell<R, V> {
    private final Function<? super V, String> words;

    public TextCell(Function<? super V, String> words) {
        this.words = words;
        setTextOverrun(OverrunStyle.ELLIPSIS);
    }

    @Override
    protected void updateItem(V value, boolean empty) {
        super.updateItem(value, empty);
        if (empty || value == null) {
            setText(null);
            return;
        }
        setText(words.apply(value));
    }
}
