package dev.bulwark.console.shell;

import dev.bulwark.console.actions.Actions;
import dev.bulwark.console.actions.Keys;
import dev.bulwark.console.actions.PaletteViewModel;
import dev.bulwark.console.client.Link;
import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.settings.Environment;
import java.util.HashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Wires the window's frame. */
public final class ShellController {
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /** From this width on figures are shown larger still. */
    private static final double WIDE_FROM = 1500;

    /** Below this width the rail shows icons only. */
    private static final double COMPACT_BELOW = 1300;

    private final ShellViewModel model;
    private final ConnectionViewModel connection;
    private final CriticalBannerViewModel banner;
    private final EnvironmentViewModel environment;
    private final Actions actions;
    private final PaletteViewModel palette;
    private final Toasts toasts;
    private final Views views;
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
    private HBox keyHints;

    @FXML
    private Label paletteHint;

    @FXML
    private HeaderController headerController;

    @FXML
    private VBox toastLayer;

    /**
     * @param parts what the frame shows and how its screens are made
     * @param signOut goes back to the sign-in screen
     */
    public ShellController(ShellParts parts, Runnable signOut) {
        this.model = parts.model();
        this.connection = parts.connection();
        this.banner = parts.banner();
        this.environment = parts.environment();
        this.actions = parts.actions();
        this.palette = parts.palette();
        this.toasts = parts.toasts();
        this.views = parts.views();
        this.signOut = signOut;
    }

    @FXML
    private void initialize() {
        model.screens().forEach(this::addToRail);
        bindConnection();
        bindBanner();
        toasts.showIn(toastLayer);
        model.shown().addListener((property, old, screen) -> show(screen));
        environment
                .environment()
                .subscribe(named -> shellRoot.pseudoClassStateChanged(PRODUCTION, named == Environment.PRODUCTION));
        paletteHint.setText(Keys.words("Shortcut+K") + " all actions");
        shellRoot.addEventFilter(KeyEvent.ANY, this::onKey);
        shellRoot.addEventFilter(MouseEvent.MOUSE_PRESSED, this::onMouse);
        shellRoot.widthProperty().addListener((property, old, width) -> fit(width.doubleValue()));
        show(model.shown().get());
        shellRoot.sceneProperty().addListener((property, old, scene) -> focusScreen(scene));
    }

    /** Never out of a field in which somebody types. The first screen is shown before there is a window around it. */
    private void focusScreen(@Nullable Scene scene) {
        if (scene != null && active != null && !(scene.getFocusOwner() instanceof TextInputControl)) {
            active.takeFocus();
        }
    }

    private void addToRail(Screen screen) {
        RailButton button = new RailButton(screen, railButtons.size() + 1, () -> model.show(screen));
        railButtons.put(screen, button);
        rail.getChildren().add(button);
    }

    private void bindConnection() {
        StatusShape sign = new StatusShape(20);
        sign.show(StatusLook.WARN, false);
        connectionShape.getChildren().setAll(sign);
        connectionWords.textProperty().bind(connection.words());
        connectionTrouble.textProperty().bind(connection.trouble());
        lastRefresh.textProperty().bind(connection.age());
        Shown.during(connection.trouble().isNotEmpty(), connectionBar);
        Shown.during(connection.trouble().isNotEmpty(), connectionTrouble);
        Shown.during(connection.state().isEqualTo(Link.State.SIGNED_OUT), signInAgainButton);
        Shown.during(connection.state().isNotEqualTo(Link.State.SIGNED_OUT), retryButton);
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
        headerController.setTitle(screen.title());
        actions.showHere(screen.title(), active.actions());
        keyHints.getChildren().setAll(new KeyHints(actions.here()).labels());
        railButtons.forEach((entry, button) -> button.setSelected(entry.equals(screen)));
        active.activate();
        focusScreen(shellRoot.getScene());
    }

    /** The palette has the keys to itself while it is open. */
    private void onKey(KeyEvent event) {
        if (!palette.shown().get()) {
            Keys.actionOf(event, actions.all()).ifPresent(action -> {
                event.consume();
                action.run().run();
            });
        }
    }

    private void onMouse(MouseEvent event) {
        if (event.getButton() == MouseButton.BACK) {
            model.back();
        } else if (event.getButton() == MouseButton.FORWARD) {
            model.forward();
        }
    }

    private void fit(double width) {
        boolean compact = width < COMPACT_BELOW;
        shellRoot.pseudoClassStateChanged(COMPACT, compact);
        shellRoot.pseudoClassStateChanged(WIDE, width >= WIDE_FROM);
        productName.setVisible(!compact);
        productName.setManaged(!compact);
        railButtons.values().forEach(button -> button.setCompact(compact));
        headerController.setCompact(compact);
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
    private void signOut() {
        signOut.run();
    }
}
