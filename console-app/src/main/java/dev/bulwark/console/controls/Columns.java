package dev.bulwark.console.controls;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;

/** Makes table columns whose cells all work the same way. */
public final class Columns {
    private Columns() {}

    /**
     * A column of words over a value that may change.
     *
     * @param width preferred, in pixels; the column never becomes narrower than that
     */
    public static <R, V> TableColumn<R, V> words(
            String title,
            double width,
            Function<R, ObservableValue<V>> value,
            Function<? super V, String> words,
            Comparator<V> order) {
        TableColumn<R, V> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(owner -> new TextCell<>(words));
        column.setComparator(order);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        return column;
    }

    /** A column of words over a row that never changes. */
    public static <R> TableColumn<R, R> ofRow(
            String title, double width, Function<? super R, String> words, Comparator<R> order) {
        return words(title, width, ReadOnlyObjectWrapper::new, words, order);
    }

    /** Figures stand at the right, so that their digits stand below each other. */
    public static <R, V> TableColumn<R, V> figures(TableColumn<R, V> column) {
        column.getStyleClass().add("figures");
        return column;
    }
}
