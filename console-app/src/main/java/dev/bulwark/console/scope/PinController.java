package dev.bulwark.console.scope;

import dev.bulwark.console.controls.Shown;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Wires the bar that is shown while a moment is pinned. */
public final class PinController {
    private static final Duration SHORT_STEP = Duration.ofMinutes(5);
    private static final Duration LONG_STEP = Duration.ofHours(1);

    private final Scope scope;
    private final PinViewModel model;

    @FXML
    private HBox pinBar;

    @FXML
    private Label pinWords;

    @FXML
    private Label pinProblem;

    @FXML
    private TextField pinMoment;

    public PinController(Scope scope, PinViewModel model) {
        this.scope = scope;
        this.model = model;
    }

    @FXML
    private void initialize() {
        pinWords.textProperty().bind(model.words());
        pinProblem.textProperty().bind(model.problem());
        pinMoment.textProperty().bindBidirectional(model.typed());
        Shown.during(model.shown(), pinBar);
        Shown.during(model.problem().isNotEmpty(), pinProblem);
    }

    @FXML
    private void go() {
        model.go();
    }

    @FXML
    private void hourBack() {
        scope.movePin(LONG_STEP.negated());
    }

    @FXML
    private void back() {
        scope.movePin(SHORT_STEP.negated());
    }

    @FXML
    private void forward() {
        scope.movePin(SHORT_STEP);
    }

    @FXML
    private void hourForward() {
        scope.movePin(LONG_STEP);
    }

    @FXML
    private void unpin() {
        scope.unpin();
    }
}
