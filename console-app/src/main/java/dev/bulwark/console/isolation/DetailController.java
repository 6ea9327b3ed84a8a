package dev.bulwark.console.isolation;

import dev.bulwark.console.client.ServerTime;
import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.model.isolation.Violation;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Wires the side panel. */
public final class DetailController {
    private static final KeyCombination SEND = KeyCombination.valueOf("Shortcut+Enter");

    private final DetailViewModel model;
    private final Times times;
    private final ServerTime serverTime;
    private final StatusShape shape = new StatusShape(28);

    @FXML
    private StackPane detailShape;

    @FXML
    private Label detailTitle;

    @FXML
    private Label detailEndpoint;

    @FXML
    private Label detailWhen;

    @FXML
    private Label detailEffect;

    @FXML
    private Label detailReason;

    @FXML
    private FactGrid facts;

    @FXML
    private VBox statementBox;

    @FXML
    private SqlView sqlView;

    @FXML
    private MarkLegend legend;

    @FXML
    private HBox resolveForm;

    @FXML
    private TextArea resolveNote;

    @FXML
    private Button resolveButton;

    @FXML
    private VBox resolvedBox;

    @FXML
    private Label resolvedBy;

    @FXML
    private Label resolvedNote;

    @FXML
    private Button reopenButton;

    @FXML
    private Label resolveOutcome;

    @FXML
    private HBox resolveFailureBox;

    @FXML
    private Label resolveFailure;

    public DetailController(DetailViewModel model, Times times, ServerTime serverTime) {
        this.model = model;
        this.times = times;
        this.serverTime = serverTime;
    }

    @FXML
    private void initialize() {
        detailShape.getChildren().setAll(shape);
        model.violation().subscribe(this::show);
        ResolutionViewModel resolution = model.resolution();
        resolveNote.textProperty().bindBidirectional(resolution.note());
        resolveNote.addEventFilter(KeyEvent.KEY_PRESSED, this::sendOnKey);
        resolveButton.textProperty().bind(resolution.resolveWords());
        resolveButton.disableProperty().bind(resolution.busy());
        reopenButton.disableProperty().bind(resolution.busy());
        Shown.during(resolution.canResolve(), resolveForm);
        Shown.during(resolution.canReopen(), resolvedBox);
        resolveOutcome.textProperty().bind(resolution.outcome());
        Shown.during(resolution.outcome().isNotEmpty(), resolveOutcome);
        Shown.during(resolution.failure().isNotNull(), resolveFailureBox);
        resolution.failure().subscribe(this::showFailure);
    }

    private void showFailure(@Nullable Failure why) {
        resolveFailure.setText(why == null ? "" : why.text());
    }

    private void show(@Nullable Violation violation) {
        if (violation == null) {
            return;
        }
        shape.show(StatusLook.of(violation.severity()), false);
        detailTitle.setText(ViolationWords.of(violation.violationType()));
        detailEndpoint.setText(violation.endpoint() == null ? violation.app() : violation.endpoint());
        detailWhen.setText(
                times.full(violation.createdAt()) + "  ·  " + times.ago(violation.createdAt(), serverTime.now()));
        detailEffect.setText(ViolationWords.of(violation.severity()) + "  ·  "
                + (violation.blocked() ? "blocked before it did harm" : "not blocked, it ran"));
        detailReason.setText(ViolationWords.reason(violation));
        facts.show(violation);
        showStatement(violation);
        showResolution(violation);
    }

    private void showStatement(Violation violation) {
        String sql = violation.queryText();
        statementBox.setVisible(sql != null);
        statementBox.setManaged(sql != null);
        if (sql != null) {
            sqlView.show(sql, violation.marks());
            legend.show(violation.marks());
        }
    }

    private void showResolution(Violation violation) {
        if (violation.resolvedAt() == null) {
            return;
        }
        resolvedBy.setText("Resolved by " + ViolationWords.orDash(violation.resolvedBy()) + ", "
                + times.full(violation.resolvedAt()));
        String note = violation.note();
        resolvedNote.setText(note == null || note.isBlank() ? "No note was left." : "“" + note + "”");
    }

    private void sendOnKey(KeyEvent event) {
        if (SEND.match(event)) {
            model.resolution().resolve();
            event.consume();
        }
    }

    /** Puts the cursor into the note; what it holds stays. */
    void focusNote() {
        resolveNote.requestFocus();
        resolveNote.end();
    }

    @FXML
    private void resolve() {
        model.resolution().resolve();
    }

    @FXML
    private void reopen() {
        model.resolution().reopen();
    }

    @FXML
    private void close() {
        model.closePanel();
    }

    @FXML
    private void copyStatement() {
        Violation violation = model.violation().get();
        if (violation != null && violation.queryText() != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(violation.queryText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
