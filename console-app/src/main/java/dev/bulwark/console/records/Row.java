package dev.bulwark.console.records;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of a table: stays the same object while what it shows changes, so that selection and scroll hold. */
public final class Row<T> {
    private final ReadOnlyObjectWrapper<T> value;

    Row(T value) {
        this.value = new ReadOnlyObjectWrapper<>(value);
    }

    public T value() {
        return value.get();
    }

    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    void update(T newest) {
        value.set(newest);
    }
}
