package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Says in words what the marks in a statement mean; only those that occur. */
public final class MarkLegend extends FlowPane {
    public MarkLegend() {
        super(18, 4);
        getStyleClass().add("mark-legend");
    }

    void show(List<Mark> marks) {
        getChildren()
                .setAll(Arrays.stream(MarkKind.values())
                        .filter(kind -> marks.stream().anyMatch(mark -> mark.kind() == kind))
                        .map(MarkLegend::entry)
                        .toList());
    }

    private static HBox entry(MarkKind kind) {
        Region sample = new Region();
        sample.getStyleClass().addAll("legend-sample", "legend-" + SqlStyles.styleClass(kind));
        HBox entry = new HBox(7, sample, new Label(words(kind)));
        entry.getStyleClass().add("legend-entry");
        return entry;
    }

    private static String words(MarkKind kind) {
        return switch (kind) {
            case TABLE -> "table whose rows are not held to the tenant";
            case MISSING_PREDICATE -> "where the tenant filter should have been";
            case WRONG_PREDICATE -> "tenant filter that names the wrong tenant or does not bind";
        };
    }
}
