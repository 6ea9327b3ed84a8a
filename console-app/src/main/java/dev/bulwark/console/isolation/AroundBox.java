package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.FactGrid;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.Violation;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known around a violation: what to do, the statement as it should have been, and how far the defect reached. */
public final class AroundBox extends VBox {
    private final SqlView suggestion = new SqlView();
    private final FactGrid radius = new FactGrid();

    public AroundBox() {
        super(16);
        suggestion.area().setId("suggestionText");
        suggestion.area().setAccessibleText("Suggested statement");
    }

    /** Shows what is known by now; nothing for what is not. */
    void show(@Nullable Violation violation, @Nullable Investigation around, @Nullable BlastRadius reach, Times times) {
        List<Node> sections = new ArrayList<>();
        if (violation != null && around != null) {
            String suggested = around.suggestion();
            String sql = violation.queryText();
            if (suggested != null && sql != null) {
                suggestion.showChange(sql, suggested);
                sections.add(section("Suggested statement, proven to stay within the tenant", suggestion));
            }
            sections.add(section("What to do", steps(around)));
        }
        if (reach != null) {
            radius.show(RadiusFacts.of(reach, times));
            sections.add(section("How far the defect reached", radius));
        }
        getChildren().setAll(sections);
    }

    private static Node section(String name, Node content) {
        Label heading = new Label(name);
        heading.getStyleClass().add("section-title");
        heading.setWrapText(true);
        return new VBox(6, heading, content);
    }

    private static Node steps(Investigation around) {
        VBox lines = new VBox(4, line(around.guidance().meaning()));
        int number = 1;
        for (String step : around.guidance().steps()) {
            lines.getChildren().add(line(number + ". " + step));
            number++;
        }
        long siblings = around.siblings().count();
        if (siblings > 0) {
            lines.getChildren()
                    .add(line("The same statement caused " + Figures.counted(siblings, "other violation", "others")
                            + " within 30 days."));
        }
        return lines;
    }

    private static Label line(String words) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.getStyleClass().add("detail-reason");
        return line;
    }
}
