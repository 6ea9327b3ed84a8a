package dev.bulwark.console.records;

import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.model.resolution.Resolvable;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The foot of a side panel: a note and its sending, or who settled it and the way back. */
public final class SettlePane extends VBox {
    private static final KeyCombination SEND = KeyCombination.valueOf("Shortcut+Enter");

    private final TextArea note = new TextArea();
    private final Button resolve = new Button();
    private final Button reopen = new Button("Reopen");
    private final Label resolvedBy = label("resolvedBy", "resolved-by");
    private final Label resolvedNote = label("resolvedNote", "resolved-note");
    private final Label outcome = label("resolveOutcome", "outcome");
    private final Label failure = label("resolveFailure", "failure-text");
    private final HBox failureBox = new HBox(failure);
    private final HBox form;
    private final VBox resolved = new VBox(6, resolvedBy, resolvedNote, reopen);

    public SettlePane() {
        super(8);
        getStyleClass().add("detail-foot");
        note.setId("resolveNote");
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.setPromptText("What was it, and what was done?");
        note.setAccessibleText("Note");
        HBox.setHgrow(note, Priority.ALWAYS);
        resolve.setId("resolveButton");
        resolve.getStyleClass().add("accent");
        resolve.setMinWidth(Region.USE_PREF_SIZE);
        reopen.setId("reopenButton");
        resolvedBy.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
        failureBox.getStyleClass().add("failure-box");
        form = new HBox(12, note, sending());
        form.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(failureBox, outcome, form, resolved);
    }

    private static Label label(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    private VBox sending() {
        Label key = new Label(SEND.getDisplayText());
        key.getStyleClass().addAll("muted", "small");
        key.setMinWidth(Region.USE_PREF_SIZE);
        VBox sending = new VBox(3, resolve, key);
        sending.setAlignment(Pos.CENTER);
        return sending;
    }

    /** Binds everything to what is settled; once. */
    public void show(ResolutionViewModel<?> model) {
        note.textProperty().bindBidirectional(model.note());
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                model.resolve();
                event.consume();
            }
        });
        resolve.textProperty().bind(model.resolveWords());
        resolve.disableProperty().bind(model.busy());
        resolve.setOnAction(event -> model.resolve());
        reopen.disableProperty().bind(model.busy());
        reopen.setOnAction(event -> model.reopen());
        Shown.during(model.canResolve(), form);
        Shown.during(model.canReopen(), resolved);
        outcome.textProperty().bind(model.outcome());
        Shown.during(model.outcome().isNotEmpty(), outcome);
        Shown.during(model.failure().isNotNull(), failureBox);
        model.failure().subscribe(this::showFailure);
    }

    private void showFailure(@Nullable Failure why) {
        failure.setText(why == null ? "" : why.text());
    }

    /** Says who settled it; nothing while it is open. */
    public void showSettled(Resolvable settled, @Nullable Instant at, Times times) {
        if (at == null) {
            return;
        }
        resolvedBy.setText("Resolved by " + ViolationWords.orDash(settled.resolvedBy()) + ", " + times.full(at));
        String said = settled.note();
        resolvedNote.setText(said == null || said.isBlank() ? "No note was left." : "“" + said + "”");
    }

    /** Puts the cursor into the note; what it holds stays. */
    public void focusNote() {
        note.requestFocus();
        note.end();
    }
}
