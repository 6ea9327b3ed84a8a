package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Violation;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the table: stays the same object while what it shows changes, so that selection and scroll hold. */
public final class ViolationRow {
    private final ReadOnlyObjectWrapper<Violation> violation;

    ViolationRow(Violation violation) {
        this.violation = new ReadOnlyObjectWrapper<>(violation);
    }

    public UUID id() {
        return violation.get().id();
    }

    public Violation violation() {
        return violation.get();
    }

    ReadOnlyObjectProperty<Violation> violationProperty() {
        return violation.getReadOnlyProperty();
    }

    void update(Violation newest) {
        violation.set(newest);
    }
}
