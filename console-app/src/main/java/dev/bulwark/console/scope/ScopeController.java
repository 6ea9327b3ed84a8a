package dev.bulwark.console.scope;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Wires tenant, time and pin in the window's header. */
public final class ScopeController {
    private final Scope scope;

    @FXML
    private ComboBox<String> scopeTenant;

    @FXML
    private ComboBox<TimeRange> scopeRange;

    @FXML
    private ToggleButton scopePin;

    public ScopeController(Scope scope) {
        this.scope = scope;
    }

    @FXML
    private void initialize() {
        scopeTenant.setItems(scope.tenants());
        scopeTenant.getEditor().textProperty().bindBidirectional(scope.tenant());
        scopeRange.getItems().setAll(List.of(TimeRange.values()));
        scopeRange.setConverter(new RangeWords());
        scopeRange.valueProperty().bindBidirectional(scope.range());
        scope.pinned().subscribe(moment -> scopePin.setSelected(moment != null));
    }

    @FXML
    private void togglePin() {
        if (scope.isPinned()) {
            scope.unpin();
        } else {
            scope.pin();
        }
    }

    private static final class RangeWords extends StringConverter<TimeRange> {
        @Override
        public String toString(@Nullable TimeRange range) {
            return range == null ? "" : range.words();
        }

        @Override
        public TimeRange fromString(String words) {
            throw new UnsupportedOperationException("ranges are chosen, not typed");
        }
    }
}
