package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Mark;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.fxmisc.richtext.StyleClassedTextArea;

/** Draws places between two characters, where something should have stood. Follows the text when it moves. */
final class GapMarks extends Pane {
    private static final String WORDS = "tenant filter missing";

    /** The wedge alone, where text follows in the same line. */
    private static final String WEDGE = "▲";

    private final StyleClassedTextArea area;
    private List<Mark> marks = List.of();

    GapMarks(StyleClassedTextArea area) {
        this.area = area;
        setMouseTransparent(true);
        getStyleClass().add("gap-marks");
        area.viewportDirtyEvents().subscribe(event -> requestLayout());
        area.layoutBoundsProperty().addListener((property, old, bounds) -> requestLayout());
    }

    void show(List<Mark> places) {
        marks = places;
        getChildren().setAll(marks.stream().map(this::flag).toList());
        requestLayout();
    }

    private Node flag(Mark mark) {
        boolean endOfLine = mark.start() == area.getLength() || area.getText().charAt(mark.start()) == '\n';
        Label flag = new Label(endOfLine ? WORDS : WEDGE);
        flag.getStyleClass().add(endOfLine ? "gap-flag" : "gap-wedge");
        return flag;
    }

    @Override
    protected void layoutChildren() {
        for (int index = 0; index < marks.size(); index++) {
            place((Label) getChildren().get(index), marks.get(index));
        }
    }

    private void place(Label flag, Mark mark) {
        Optional<Point2D> foot = foot(mark.start());
        flag.setVisible(foot.isPresent());
        foot.ifPresent(point -> {
            flag.autosize();
            boolean atEnd = WORDS.equals(flag.getText());
            double x = atEnd ? point.getX() + 8 : point.getX() - flag.getWidth() / 2;
            double y = atEnd ? point.getY() - flag.getHeight() + 1 : point.getY() - 6;
            flag.relocate(Math.min(x, Math.max(0, getWidth() - flag.getWidth() - 8)), y);
        });
    }

    /** The lower end of the border between the character before the place and the one behind it. */
    private Optional<Point2D> foot(int place) {
        boolean first = place == 0 || area.getText().charAt(place - 1) == '\n';
        int from = first ? place : place - 1;
        if (from >= area.getLength()) {
            return Optional.empty();
        }
        Optional<Bounds> character = area.getCharacterBoundsOnScreen(from, from + 1);
        return character
                .map(this::screenToLocal)
                .map(bounds -> new Point2D(first ? bounds.getMinX() : bounds.getMaxX(), bounds.getMaxY()));
    }
}
