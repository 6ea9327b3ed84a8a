package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.ArrayList;
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
        List<HBox> entries = new ArrayList<>();
        for (MarkKind kind : MarkKind.values()) {
            List<Mark> ofKind =
                    marks.stream().filter(mark -> mark.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                entries.add(entry(kind, ofKind));
            }
        }
        getChildren().setAll(entries);
    }

    private static HBox entry(MarkKind kind, List<Mark> marks) {
        HBox entry = new HBox(7);
        entry.getStyleClass().add("legend-entry");
        if (marks.stream().anyMatch(mark -> mark.start() < mark.end())) {
            Label sample = new Label("abc");
            sample.getStyleClass().addAll("legend-sample", "legend-" + SqlStyles.styleClass(kind));
            entry.getChildren().add(sample);
        }
        if (marks.stream().anyMatch(mark -> mark.start() == mark.end())) {
            Region sample = new Region();
            sample.getStyleClass().add("legend-gap");
            entry.getChildren().add(sample);
        }
        entry.getChildren().add(new Label(words(kind)));
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
