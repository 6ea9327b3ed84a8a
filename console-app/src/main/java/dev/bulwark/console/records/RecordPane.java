package dev.bulwark.console.records;

import dev.bulwark.console.controls.FactGrid;
import dev.bulwark.console.controls.FactGrid.Fact;
import dev.bulwark.console.controls.PanelScroll;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A side panel of facts and texts: what it is at the top, then who and where, then what was said. */
public final class RecordPane extends VBox {
    private static final int MOST_LINES = 14;

    private final StatusShape shape = new StatusShape(28);
    private final Label title = label("detail-title");
    private final Label subtitle = label("detail-endpoint");
    private final Label when = label("muted");
    private final FactGrid facts = new FactGrid();
    private final VBox body = new VBox(16);

    /**
     * What the panel shows.
     *
     * @param look null for what is neither good nor bad
     * @param texts without those that are empty
     */
    public record Content(
            @Nullable StatusLook look,
            String title,
            String subtitle,
            String when,
            List<Fact> facts,
            List<Text> texts) {}

    /** A longer text under a name, such as a stack trace; it can be selected and copied. */
    public record Text(String name, @Nullable String text) {}

    /**
     * @param closed told when somebody closes the panel
     * @param foot what can be done about it; null for nothing
     */
    public RecordPane(Runnable closed, @Nullable Node foot) {
        getStyleClass().addAll("card", "detail");
        setMinWidth(320);
        getChildren().setAll(head(closed), new PanelScroll(body));
        if (foot != null) {
            getChildren().add(foot);
        }
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node head(Runnable closed) {
        title.setId("recordTitle");
        Button close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText("Close the panel");
        close.setTooltip(new Tooltip("Close (Esc)"));
        close.setOnAction(event -> closed.run());
        VBox words = new VBox(2, title, subtitle, when);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(12, shape, words, close);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("detail-head");
        return head;
    }

    public void show(Content content) {
        shape.setVisible(content.look() != null);
        shape.setManaged(content.look() != null);
        if (content.look() != null) {
            shape.show(content.look(), false);
        }
        title.setText(content.title());
        subtitle.setText(content.subtitle());
        subtitle.setManaged(!content.subtitle().isEmpty());
        when.setText(content.when());
        facts.show(content.facts());
        body.getChildren().setAll(section("Who and where", facts));
        for (Text text : content.texts()) {
            String said = text.text();
            if (said != null && !said.isBlank()) {
                body.getChildren().add(section(text.name(), area(text.name(), said)));
            }
        }
    }

    private static Node section(String name, Node content) {
        Label heading = label("section-title");
        heading.setText(name);
        return new VBox(6, heading, content);
    }

    private static Node area(String name, String said) {
        TextArea area = new TextArea(said);
        area.getStyleClass().add("said");
        area.setEditable(false);
        area.setAccessibleText(name);
        area.setPrefRowCount((int) Math.min(MOST_LINES, said.lines().count()));
        return area;
    }
}
