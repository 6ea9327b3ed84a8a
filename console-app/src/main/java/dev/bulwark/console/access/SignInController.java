package dev.bulwark.console.access;

import dev.bulwark.console.tasks.Failure;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Wires the sign-in screen. */
public final class SignInController {
    private final SignInViewModel model;

    @FXML
    private TextField server;

    @FXML
    private TextField name;

    @FXML
    private PasswordField password;

    @FXML
    private Button signIn;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private VBox failureBox;

    @FXML
    private Label failureSentence;

    @FXML
    private Label failureAdvice;

    public SignInController(SignInViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        server.textProperty().bindBidirectional(model.server());
        name.textProperty().bindBidirectional(model.name());
        password.textProperty().bindBidirectional(model.password());
        signIn.disableProperty().bind(model.ready().not());
        progress.visibleProperty().bind(model.busy());
        failureBox.managedProperty().bind(failureBox.visibleProperty());
        model.failure().addListener((property, old, why) -> showFailure(why));
        showFailure(model.failure().get());
    }

    private void showFailure(Failure why) {
        failureBox.setVisible(why != null);
        failureSentence.setText(why == null ? "" : why.sentence());
        failureAdvice.setText(why == null ? "" : why.advice());
    }

    /** Puts the cursor where typing goes on: into the first field that is still empty. */
    public void focusFirstGap() {
        if (server.getText().isBlank()) {
            server.requestFocus();
        } else if (name.getText().isBlank()) {
            name.requestFocus();
        } else {
            password.requestFocus();
        }
    }

    @FXML
    private void signIn() {
        model.signIn();
    }
}
