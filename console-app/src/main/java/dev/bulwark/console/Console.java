package dev.bulwark.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.console.access.SignInController;
import dev.bulwark.console.access.SignInViewModel;
import dev.bulwark.console.client.HttpConnector;
import dev.bulwark.console.client.ServerAddress;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.notifications.DesktopNotifier;
import dev.bulwark.console.notifications.DesktopNotifiers;
import dev.bulwark.console.settings.PreferenceFile;
import dev.bulwark.console.settings.PreferencePlace;
import dev.bulwark.console.settings.PreferenceStore;
import dev.bulwark.console.settings.Preferences;
import dev.bulwark.console.settings.RememberedForNow;
import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.shell.Theme;
import dev.bulwark.console.shell.Views;
import dev.bulwark.console.tasks.BackgroundTasks;
import dev.bulwark.console.tasks.FxThread;
import dev.bulwark.console.tour.Sights;
import dev.bulwark.console.tour.TouredConsole;
import dev.bulwark.model.json.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: makes every part of the console and puts them together. One per window, made and used on the
 * JavaFX thread.
 */
public final class Console implements TouredConsole, AutoCloseable {
    private static final String TITLE = "Bulwark";
    private static final String USER = "BULWARK_USER";
    private static final String PASSWORD = "BULWARK_PASSWORD";
    private static final String FIRST_ACCOUNT = "owner";
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 600;

    private final Stage stage;
    private final Map<String, String> environment;
    private final Clock clock = Clock.systemUTC();
    private final Times times = new Times(ZoneId.systemDefault());
    private final BackgroundTasks tasks = new BackgroundTasks(new FxThread());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Console::daemon);
    private final ExecutorService desktopThreads = Executors.newCachedThreadPool(Console::daemon);
    private final ObjectMapper mapper = Json.tolerant();
    private final HttpConnector connector = new HttpConnector(mapper, timer, RandomGenerator.getDefault());
    private final DesktopNotifier desktop;
    private final PreferenceStore preferences;
    private final Scene scene;
    private final Theme theme;
    private @Nullable SessionWindow session;

    /**
     * @param environment where name and password may come from, as {@code BULWARK_USER} and {@code BULWARK_PASSWORD}
     */
    public Console(Stage stage, ConsoleOptions options, Map<String, String> environment) {
        this.stage = stage;
        this.environment = Map.copyOf(environment);
        this.desktop = DesktopNotifiers.forThisDesktop(environment, desktopThreads);
        this.preferences = preferences(options);
        this.scene =
                new Scene(new Pane(), options.size().width(), options.size().height());
        this.theme = new Theme(preferences, scene);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bulwark-console");
        thread.setDaemon(true);
        return thread;
    }

    /** What the command line and the environment say goes before what is remembered. */
    private PreferenceStore preferences(ConsoleOptions options) {
        Preferences defaults = new Preferences(ServerAddress.DEFAULT, FIRST_ACCOUNT, ThemeChoice.DARK);
        PreferenceStore store = options.tour() == null
                ? new PreferenceFile(
                        PreferencePlace.of(
                                environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home"))),
                        mapper,
                        defaults)
                : new RememberedForNow(defaults);
        store.update(known -> known.signedInTo(
                        options.server() == null ? known.server() : options.server(),
                        environment.getOrDefault(USER, known.name()))
                .withTheme(options.theme() == null ? known.theme() : options.theme()));
        return store;
    }

    /** Opens the window on the sign-in screen, and signs in if the environment holds a password. */
    public void show() {
        SignInViewModel signIn = showSignIn();
        stage.setTitle(TITLE);
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.show();
        String password = environment.get(PASSWORD);
        if (password != null) {
            signIn.password().set(password);
            signIn.signIn();
        }
    }

    private SignInViewModel showSignIn() {
        SignInViewModel model = new SignInViewModel(connector, tasks, preferences, this::showSession);
        Views views = new Views().with(SignInController.class, () -> new SignInController(model));
        Views.Loaded<SignInController> view = views.load(SignInController.class);
        scene.setRoot(view.root());
        view.controller().focusFirstGap();
        return model;
    }

    private void showSession(Session signedIn) {
        SessionWindow opened =
                new SessionWindow(signedIn, tasks, clock, times, theme, preferences, desktop, this::signOut);
        session = opened;
        scene.setRoot(opened.open());
        stage.titleProperty().bind(opened.title());
    }

    /** Ends the session, if there is one, and shows the sign-in screen. */
    @Override
    public void signOut() {
        closeSession();
        showSignIn();
    }

    private void closeSession() {
        if (session != null) {
            session.close();
            session = null;
            stage.titleProperty().unbind();
            stage.setTitle(TITLE);
        }
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public Theme theme() {
        return theme;
    }

    @Override
    public @Nullable Sights sights() {
        return session == null ? null : session.sights();
    }

    @Override
    public void close() {
        closeSession();
        tasks.close();
        timer.shutdownNow();
        desktopThreads.shutdownNow();
    }
}
