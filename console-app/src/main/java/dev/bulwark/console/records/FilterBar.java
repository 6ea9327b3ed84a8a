package dev.bulwark.console.records;

import atlantafx.base.controls.CustomTextField;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
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

/** The filter as a line of text and as controls; wraps onto a second line where there is little room. */
public final class FilterBar extends FlowPane {
    private final CustomTextField text = new CustomTextField();

    public FilterBar() {
        super(8, 8);
        getStyleClass().add("filter-bar");
    }

    /** Builds the controls over a filter. */
    void show(Filter filter) {
        List<Node> controls = new ArrayList<>();
        controls.add(text(filter));
        for (FilterField field : filter.fields()) {
            if (field.isSegmented()) {
                controls.add(segments(field, filter.word(field.token())));
            } else if (!field.options().isEmpty()) {
                controls.add(choice(field, filter.word(field.token())));
            }
        }
        controls.add(clear(filter));
        getChildren().setAll(controls);
    }

    /** Puts the cursor into the text filter; what it holds stays. */
    void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    private TextField text(Filter filter) {
        text.setId("filterText");
        text.setPromptText("Filter  ( / )");
        text.setAccessibleText("Filter by text");
        text.setTooltip(new Tooltip("Text to look for, and "
                + String.join(
                        " ",
                        filter.fields().stream()
                                .map(field -> field.token() + ":…")
                                .toList())));
        FontIcon glass = new FontIcon(Feather.SEARCH);
        glass.getStyleClass().add("field-icon");
        text.setLeft(glass);
        text.textProperty().bindBidirectional(filter.typed());
        return text;
    }

    private static SegmentedButton segments(FilterField field, StringProperty word) {
        SegmentedButton buttons = new SegmentedButton();
        for (FilterField.Option option : field.options()) {
            ToggleButton button = new ToggleButton(option.title());
            button.setId("filter" + option.title());
            word.subscribe(chosen -> button.setSelected(option.word().equals(chosen)));
            button.setOnAction(event -> {
                button.setSelected(true);
                word.set(option.word());
            });
            buttons.getButtons().add(button);
        }
        return buttons;
    }

    private static ComboBox<String> choice(FilterField field, StringProperty word) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("filter-" + field.token());
        box.getStyleClass().add("filter-choice");
        box.setAccessibleText(field.any());
        box.getItems().add("");
        field.options().forEach(option -> box.getItems().add(option.word()));
        box.setConverter(new Titles(field));
        box.valueProperty().bindBidirectional(word);
        return box;
    }

    private static final class Titles extends StringConverter<String> {
        private final FilterField field;

        Titles(FilterField field) {
            this.field = field;
        }

        @Override
        public String toString(@Nullable String word) {
            return field.titleOf(word == null ? "" : word);
        }

        @Override
        public String fromString(String title) {
            throw new UnsupportedOperationException("options are chosen, not typed");
        }
    }

    private static Button clear(Filter filter) {
        Button button = new Button("Clear", new FontIcon(Feather.X));
        button.setTooltip(new Tooltip("Clear all filters"));
        button.setId("clearFilters");
        button.getStyleClass().add("flat");
        button.setOnAction(event -> filter.clear());
        return button;
    }
}
