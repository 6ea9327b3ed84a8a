package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Mark;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.StyleClassedTextArea;

/** Draws places between two characters, where something should have stood. Follows the text when it moves. */
final class GapMarks extends Pane {
    private static final String WORDS = "tenant filter missing";
    private static final double BAR_WIDTH = 7;

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
        getChildren().setAll(marks.stream().map(this::sign).toList());
        requestLayout();
    }

    /** Words where the line ends anyway; a bar as of an insertion point where text follows. */
    private Region sign(Mark mark) {
        boolean endOfLine = mark.start() == area.getLength() || area.getText().charAt(mark.start()) == '\n';
        Region sign = endOfLine ? new Label(WORDS) : new Region();
        sign.getStyleClass().add(endOfLine ? "gap-flag" : "gap-bar");
        return sign;
    }

    @Override
    protected void layoutChildren() {
        for (int index = 0; index < marks.size(); index++) {
            place((Region) getChildren().get(index), marks.get(index).start());
        }
    }

    private void place(Region sign, int position) {
        Optional<Bounds> gap = gapAt(position);
        sign.setVisible(gap.isPresent());
        gap.ifPresent(bounds -> {
            if (sign instanceof Label flag) {
                flag.autosize();
                double rightmost = Math.max(0, getWidth() - flag.getWidth() - 8);
                double middle = bounds.getMinY() + (bounds.getHeight() - flag.getHeight()) / 2;
                flag.relocate(Math.min(bounds.getMinX() + 8, rightmost), middle);
            } else {
                sign.resizeRelocate(bounds.getMinX() - BAR_WIDTH / 2, bounds.getMinY(), BAR_WIDTH, bounds.getHeight());
            }
        });
    }

    /** The border between the character before the position and the one behind it; empty while out of sight. */
    private Optional<Bounds> gapAt(int position) {
        boolean first = position == 0 || area.getText().charAt(position - 1) == '\n';
        int from = first ? position : position - 1;
        if (from >= area.getLength()) {
            return Optional.empty();
        }
        return area.getCharacterBoundsOnScreen(from, from + 1)
                .map(this::screenToLocal)
                .map(character -> new BoundingBox(
                        first ? character.getMinX() : character.getMaxX(),
                        character.getMinY(),
                        0,
                        character.getHeight()));
    }
}
