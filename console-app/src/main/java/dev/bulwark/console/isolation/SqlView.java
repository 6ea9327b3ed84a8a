package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Mark;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/**
 * A statement as it was sent, coloured, with the judge's marks. Its text is the statement itself, so what is copied can
 * be run; places where something is missing are drawn over it.
 */
public final class SqlView extends StackPane {
    private static final double SHORTEST = 64;
    private static final double TALLEST = 300;

    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final GapMarks gaps = new GapMarks(area);

    public SqlView() {
        getStyleClass().add("sql-view");
        area.setId("sqlText");
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText("Statement");
        area.totalHeightEstimateProperty().addListener((property, old, height) -> fit(height));
        getChildren().addAll(new VirtualizedScrollPane<>(area), gaps);
    }

    private void fit(Double height) {
        double wanted = height == null ? SHORTEST : height + 26;
        setPrefHeight(Math.max(SHORTEST, Math.min(wanted, TALLEST)));
    }

    /** Shows a statement with the pieces that are at fault. */
    public void show(String sql, List<Mark> marks) {
        area.replaceText(sql);
        area.setStyleSpans(0, SqlStyles.of(sql, marks));
        area.moveTo(0);
        area.requestFollowCaret();
        gaps.show(marks.stream()
                .filter(mark -> mark.start() == mark.end() && mark.start() <= sql.length())
                .toList());
    }

    /** Shows a changed statement with the pieces that are new in it. */
    void showChange(String before, String after) {
        area.replaceText(after);
        area.setStyleSpans(0, SqlStyles.ofChanged(after, SqlChanges.added(before, after)));
        area.moveTo(0);
        area.requestFollowCaret();
        gaps.show(List.of());
    }

    /** The text area itself, for reading text and styles. */
    public StyleClassedTextArea area() {
        return area;
    }
}
