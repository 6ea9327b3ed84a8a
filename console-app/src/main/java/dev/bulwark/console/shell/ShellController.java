package dev.bulwark.console.shell;

import dev.bulwark.console.client.Link;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.settings.ThemeChoice;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the window's frame. */
public final class ShellController {
    private static final KeyCombination THEME_KEY = KeyCombination.valueOf("Shortcut+T");
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /** From this width on figures are shown larger still. */
    private static final double WIDE_FROM = 1500;

    /** Below this width the rail shows icons only. */
    private static final double COMPACT_BELOW = 1300;

    private final ShellViewModel model;
    private final ConnectionViewModel connection;
    private final CriticalBannerViewModel banner;
    private final Toasts toasts;
    private final Views views;
    private final Theme theme;
    private final Session session;
    private final Runnable signOut;
    private final Map<Screen, Views.Loaded<? extends ScreenController>> loaded = new HashMap<>();
    private final Map<Screen, RailButton> railButtons = new HashMap<>();
    private @Nullable ScreenController active;

    @FXML
    private StackPane shellRoot;

    @FXML
    private VBox rail;

    @FXML
    private Label productName;

    @FXML
    private Label screenTitle;

    @FXML
    private Label connectionState;

    @FXML
    private Label environmentChip;

    @FXML
    private Label accountChip;

    @FXML
    private FontIcon themeIcon;

    @FXML
    private HBox connectionBar;

    @FXML
    private StackPane connectionShape;

    @FXML
    private Label connectionWords;

    @FXML
    private Label connectionTrouble;

    @FXML
    private Button retryButton;

    @FXML
    private Button signInAgainButton;

    @FXML
    private HBox criticalBanner;

    @FXML
    private StackPane bannerShape;

    @FXML
    private Label bannerHeadline;

    @FXML
    private Label bannerNewest;

    @FXML
    private StackPane content;

    @FXML
    private Label lastRefresh;

    @FXML
    private Label keyHints;

    @FXML
    private VBox toastLayer;

    /** @param parts what the frame shows and how its screens are made */
    public ShellController(ShellParts parts) {
        this.model = parts.model();
        this.connection = parts.connection();
        this.banner = parts.banner();
        this.toasts = parts.toasts();
        this.views = parts.views();
        this.theme = parts.theme();
        this.session = parts.session();
        this.signOut = parts.signOut();
    }

    @FXML
    private void initialize() {
        model.screens().forEach(this::addToRail);
        bindHeader();
        bindConnection();
        bindBanner();
        toasts.showIn(toastLayer);
        model.shown().addListener((property, old, screen) -> show(screen));
        shellRoot.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        shellRoot.addEventFilter(KeyEvent.ANY, this::passToScreen);
        shellRoot.widthProperty().addListener((property, old, width) -> fit(width.doubleValue()));
        show(model.shown().get());
    }

    private void addToRail(Screen screen) {
        RailButton button = new RailButton(screen, railButtons.size() + 1, () -> model.show(screen));
        railButtons.put(screen, button);
        rail.getChildren().add(button);
    }

    private void bindHeader() {
        environmentChip.setText(session.address().shortText());
        String role = session.account().role().name().toLowerCase(Locale.ROOT);
        accountChip.setText(
                session.account().name().equals(role) ? role : session.account().name() + " · " + role);
        theme.choice().subscribe(this::showThemeIcon);
    }

    private void showThemeIcon(ThemeChoice choice) {
        themeIcon.setIconCode(choice == ThemeChoice.DARK ? Feather.SUN : Feather.MOON);
    }

    private void bindConnection() {
        StatusShape lamp = new StatusShape(16);
        StatusShape sign = new StatusShape(20);
        sign.show(StatusLook.WARN, false);
        connectionShape.getChildren().setAll(sign);
        connectionState.setGraphic(lamp);
        connection.state().subscribe(state -> lamp.show(look(state), false));
        connection.words().subscribe(words -> connectionState.setText(words.split(" – ", 2)[0]));
        connectionWords.textProperty().bind(connection.words());
        connectionTrouble.textProperty().bind(connection.trouble());
        lastRefresh.textProperty().bind(connection.age());
        Shown.during(connection.trouble().isNotEmpty(), connectionBar);
        Shown.during(connection.trouble().isNotEmpty(), connectionTrouble);
        Shown.during(connection.state().isEqualTo(Link.State.SIGNED_OUT), signInAgainButton);
        Shown.during(connection.state().isNotEqualTo(Link.State.SIGNED_OUT), retryButton);
    }

    private static StatusLook look(Link.State state) {
        return switch (state) {
            case CONNECTED -> StatusLook.OK;
            case CONNECTING -> StatusLook.UNKNOWN;
            case DISCONNECTED, SIGNED_OUT -> StatusLook.WARN;
        };
    }

    private void bindBanner() {
        StatusShape sign = new StatusShape(22);
        sign.show(StatusLook.CRIT, false);
        bannerShape.getChildren().setAll(sign);
        bannerHeadline.textProperty().bind(banner.headline());
        bannerNewest.textProperty().bind(banner.newest());
        Shown.during(banner.shown(), criticalBanner);
    }

    private void show(Screen screen) {
        if (active != null) {
            active.deactivate();
        }
        Views.Loaded<? extends ScreenController> view =
                loaded.computeIfAbsent(screen, wanted -> views.load(wanted.controller()));
        active = view.controller();
        content.getChildren().setAll(view.root());
        screenTitle.setText(screen.title());
        keyHints.setText(active.keyHints());
        railButtons.forEach((entry, button) -> button.setSelected(entry.equals(screen)));
        active.activate();
    }

    private void onKey(KeyEvent event) {
        if (THEME_KEY.match(event)) {
            theme.toggle();
            event.consume();
        } else if (event.isAltDown() && !event.isControlDown()) {
            int index = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
            if (index >= 0 && index < model.screens().size()) {
                model.show(model.screens().get(index));
                event.consume();
            }
        }
    }

    private void passToScreen(KeyEvent event) {
        if (active != null && !event.isConsumed()) {
            active.onKey(event);
        }
    }

    private void fit(double width) {
        boolean compact = width < COMPACT_BELOW;
        shellRoot.pseudoClassStateChanged(COMPACT, compact);
        shellRoot.pseudoClassStateChanged(WIDE, width >= WIDE_FROM);
        productName.setVisible(!compact);
        productName.setManaged(!compact);
        railButtons.values().forEach(button -> button.setCompact(compact));
        accountChip.setVisible(!compact);
        accountChip.setManaged(!compact);
    }

    /** Starts what the frame listens to. */
    public void activate() {
        connection.activate();
        banner.activate();
    }

    /** The window goes back to the sign-in screen, or closes. */
    public void deactivate() {
        connection.deactivate();
        banner.deactivate();
        if (active != null) {
            active.deactivate();
            active = null;
        }
    }

    @FXML
    private void openBanner() {
        banner.open();
    }

    @FXML
    private void retry() {
        connection.retry();
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
