package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.isolation.Violation;
import java.util.Collection;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Who did what from where: names at the left, values at the right, nothing that is not known. */
public final class FactGrid extends GridPane {
    public FactGrid() {
        getStyleClass().add("facts");
        setHgap(16);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(116);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    void show(Violation violation) {
        getChildren().clear();
        add("Tenant", violation.tenant());
        add("User", violation.user());
        add("Reached tenants", listed(violation.accessedTenants()));
        add(
                "Expected tenant",
                Objects.equals(violation.tenant(), violation.expectedTenant()) ? "" : violation.expectedTenant());
        add("Tables", tables(violation));
        add("Instance", violation.app() + " / " + violation.instance());
        add("Address", violation.ipAddress());
        add("Trace", violation.traceId());
        add("Request", violation.requestId());
        add("Reference", violation.id().toString());
    }

    private static String tables(Violation violation) {
        return violation.details().get("tables") instanceof Collection<?> tables ? listed(tables) : "";
    }

    private static String listed(Collection<?> texts) {
        return texts.isEmpty() ? "" : ViolationWords.listed(texts);
    }

    private void add(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        Label key = new Label(name);
        key.getStyleClass().add("fact-name");
        Label text = new Label(value);
        text.getStyleClass().add("fact-value");
        text.setWrapText(true);
        addRow(getRowCount(), key, text);
    }
}
