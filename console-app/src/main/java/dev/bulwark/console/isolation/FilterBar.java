package dev.bulwark.console.isolation;

import atlantafx.base.controls.CustomTextField;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.isolation.ViolationFilter.Settled;
import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationType;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filter as controls; wraps onto a second line where there is little room. */
public final class FilterBar extends FlowPane {
    private final CustomTextField text = new CustomTextField();

    public FilterBar() {
        super(8, 8);
        getStyleClass().add("filter-bar");
    }

    /** Builds the controls over a filter. */
    void show(ViolationFilter filter) {
        getChildren()
                .setAll(
                        text(filter),
                        settled(filter),
                        choice(
                                "filterSeverity",
                                "Any severity",
                                filter.severity(),
                                Severity.values(),
                                ViolationWords::of),
                        choice("filterType", "Any type", filter.type(), ViolationType.values(), ViolationWords::of),
                        choice(
                                "filterBlocked",
                                "Any effect",
                                filter.blocked(),
                                new Boolean[] {true, false},
                                blocked -> blocked ? "Blocked" : "Ran"),
                        clear(filter));
    }

    /** Puts the cursor into the text filter; what it holds stays. */
    void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    private TextField text(ViolationFilter filter) {
        text.setId("filterText");
        text.setPromptText("Filter  ( / )");
        text.setAccessibleText("Filter by text");
        FontIcon glass = new FontIcon(Feather.SEARCH);
        glass.getStyleClass().add("field-icon");
        text.setLeft(glass);
        text.textProperty().bindBidirectional(filter.text());
        return text;
    }

    private static SegmentedButton settled(ViolationFilter filter) {
        SegmentedButton buttons = new SegmentedButton();
        buttons.setId("filterSettled");
        for (Settled value : Settled.values()) {
            buttons.getButtons().add(segment(value, filter));
        }
        return buttons;
    }

    private static ToggleButton segment(Settled value, ViolationFilter filter) {
        ToggleButton button = new ToggleButton(value.words());
        button.setId("filter" + value.words());
        filter.settled().subscribe(chosen -> button.setSelected(chosen == value));
        button.setOnAction(event -> {
            button.setSelected(true);
            filter.settled().set(value);
        });
        return button;
    }

    private static <T> ComboBox<T> choice(
            String id, String any, ObjectProperty<@Nullable T> value, T[] values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(any);
        box.setPromptText(any);
        box.getItems().add(null);
        box.getItems().addAll(values);
        box.setConverter(converter(any, words));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private static <T> StringConverter<T> converter(String any, Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? any : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }

    private static Button clear(ViolationFilter filter) {
        Button button = new Button("Clear", new FontIcon(Feather.X));
        button.setTooltip(new Tooltip("Clear all filters"));
        button.setId("clearFilters");
        button.getStyleClass().add("flat");
        button.setOnAction(event -> filter.clear());
        return button;
    }
}
