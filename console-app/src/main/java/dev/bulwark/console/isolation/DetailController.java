package dev.bulwark.console.isolation;

import dev.bulwark.console.client.ServerTime;
import dev.bulwark.console.controls.FactGrid;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.records.ResolutionViewModel;
import dev.bulwark.console.records.SettlePane;
import dev.bulwark.model.isolation.Violation;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Wires the side panel. */
public final class DetailController {
    private final DetailViewModel<Violation> model;
    private final ResolutionViewModel<Violation> resolution;
    private final InvestigationViewModel investigation;
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
    private SettlePane settle;

    @FXML
    private AroundBox around;

    public DetailController(
            DetailViewModel<Violation> model,
            ResolutionViewModel<Violation> resolution,
            InvestigationViewModel investigation,
            Times times,
            ServerTime serverTime) {
        this.model = model;
        this.resolution = resolution;
        this.investigation = investigation;
        this.times = times;
        this.serverTime = serverTime;
    }

    @FXML
    private void initialize() {
        detailShape.getChildren().setAll(shape);
        model.shown().subscribe(this::show);
        settle.show(resolution);
        investigation.investigation().subscribe(known -> showAround());
        investigation.radius().subscribe(known -> showAround());
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
        facts.show(ViolationFacts.of(violation));
        showStatement(violation);
        settle.showSettled(violation, violation.resolvedAt(), times);
    }

    private void showAround() {
        around.show(
                model.shown().get(),
                investigation.investigation().get(),
                investigation.radius().get(),
                times);
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

    /** Puts the cursor into the note; what it holds stays. */
    void focusNote() {
        settle.focusNote();
    }

    @FXML
    private void close() {
        model.closePanel();
    }

    @FXML
    private void copyStatement() {
        Violation violation = model.shown().get();
        if (violation != null && violation.queryText() != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(violation.queryText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
