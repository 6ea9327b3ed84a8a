package dev.bulwark.console.shell;

import dev.bulwark.console.client.Link;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.settings.Environment;
import dev.bulwark.console.settings.ThemeChoice;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the window's header. */
public final class HeaderController {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
    private static final double LAMP = 16;

    private final ConnectionViewModel connection;
    private final EnvironmentViewModel environment;
    private final Theme theme;
    private final Session session;
    private final Runnable signOut;

    @FXML
    private Label screenTitle;

    @FXML
    private Label connectionState;

    @FXML
    private MenuButton environmentChip;

    @FXML
    private Label accountChip;

    @FXML
    private FontIcon themeIcon;

    /** @param signOut goes back to the sign-in screen */
    public HeaderController(
            ConnectionViewModel connection,
            EnvironmentViewModel environment,
            Theme theme,
            Session session,
            Runnable signOut) {
        this.connection = connection;
        this.environment = environment;
        this.theme = theme;
        this.session = session;
        this.signOut = signOut;
    }

    @FXML
    private void initialize() {
        bindConnection();
        bindEnvironment();
        String role = session.account().role().name().toLowerCase(Locale.ROOT);
        String name = session.account().name();
        accountChip.setText(name.equals(role) ? role : name + " · " + role);
        theme.choice()
                .subscribe(choice -> themeIcon.setIconCode(choice == ThemeChoice.DARK ? Feather.SUN : Feather.MOON));
    }

    private void bindConnection() {
        StatusShape lamp = new StatusShape(LAMP);
        connectionState.setGraphic(lamp);
        connection.state().subscribe(state -> lamp.show(look(state), false));
        connection.state().subscribe(state -> connectionState.setText(words(state)));
    }

    private static String words(Link.State state) {
        return switch (state) {
            case CONNECTED -> "Connected";
            case CONNECTING -> "Connecting…";
            case DISCONNECTED -> "Disconnected";
            case SIGNED_OUT -> "Signed out";
        };
    }

    private static StatusLook look(Link.State state) {
        return switch (state) {
            case CONNECTED -> StatusLook.OK;
            case CONNECTING -> StatusLook.UNKNOWN;
            case DISCONNECTED, SIGNED_OUT -> StatusLook.WARN;
        };
    }

    private void bindEnvironment() {
        for (Environment one : Environment.values()) {
            MenuItem item = new MenuItem(one.words());
            item.setId("environment" + one.words());
            item.setOnAction(event -> environment.choose(one));
            environmentChip.getItems().add(item);
        }
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(environment.words());
        environmentChip.setTooltip(tooltip);
        environment
                .environment()
                .subscribe(
                        named -> environmentChip.pseudoClassStateChanged(PRODUCTION, named == Environment.PRODUCTION));
        setCompact(false);
    }

    void setCompact(boolean compact) {
        environmentChip.textProperty().bind(compact ? environment.shortWords() : environment.words());
        accountChip.setVisible(!compact);
        accountChip.setManaged(!compact);
    }

    void setTitle(String title) {
        screenTitle.setText(title);
    }

    @FXML
    private void toggleTheme() {
        theme.toggle();
    }

    @FXML
    private void signOut() {
        signOut.run();
    }
}
