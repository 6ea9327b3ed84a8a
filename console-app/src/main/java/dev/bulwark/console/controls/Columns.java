package dev.bulwark.console.controls;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

/** Makes table columns whose cells all work the same way. Widths are in pixels; no column becomes narrower. */
public final class Columns {
    private Columns() {}

    /** A column of words over a value that may change. */
    public static <R, V> TableColumn<R, V> of(
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

    /** A column of words over rows that never change, sorted by the words. */
    public static <R> TableColumn<R, R> words(String title, double width, Function<R, String> words) {
        return of(title, width, ReadOnlyObjectWrapper::new, words, Comparator.comparing(words));
    }

    /** A column of figures over rows that never change; they stand at the right, so that digits stand below digits. */
    public static <R, K extends Comparable<? super K>> TableColumn<R, R> figures(
            String title, double width, Function<R, String> words, Function<R, K> key) {
        TableColumn<R, R> column = of(title, width, ReadOnlyObjectWrapper::new, words, Comparator.comparing(key));
        column.getStyleClass().add("figures");
        return column;
    }

    /** A column of figures over a value that may change. */
    public static <R, V, K extends Comparable<? super K>> TableColumn<R, V> liveFigures(
            String title,
            double width,
            Function<R, ObservableValue<V>> value,
            Function<? super V, String> words,
            Function<V, K> key) {
        TableColumn<R, V> column = of(title, width, value, words, Comparator.comparing(key));
        column.getStyleClass().add("figures");
        return column;
    }

    /** What stands in a table without rows. */
    public static Label placeholder(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }
}
