package dev.bulwark.console;

import dev.bulwark.console.actions.Actions;
import dev.bulwark.console.actions.PaletteController;
import dev.bulwark.console.actions.PaletteViewModel;
import dev.bulwark.console.activity.ActivityController;
import dev.bulwark.console.audit.AuditController;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.failures.FailuresController;
import dev.bulwark.console.health.OverviewController;
import dev.bulwark.console.health.OverviewViewModel;
import dev.bulwark.console.isolation.ViolationsController;
import dev.bulwark.console.notifications.CriticalNotices;
import dev.bulwark.console.notifications.DesktopNotifier;
import dev.bulwark.console.notifications.NoticeToasts;
import dev.bulwark.console.performance.EndpointsController;
import dev.bulwark.console.performance.StatementsController;
import dev.bulwark.console.scope.PinController;
import dev.bulwark.console.scope.PinViewModel;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.scope.ScopeController;
import dev.bulwark.console.settings.PreferenceStore;
import dev.bulwark.console.shell.ConnectionViewModel;
import dev.bulwark.console.shell.CriticalBannerViewModel;
import dev.bulwark.console.shell.EnvironmentViewModel;
import dev.bulwark.console.shell.HeaderController;
import dev.bulwark.console.shell.Place;
import dev.bulwark.console.shell.Screen;
import dev.bulwark.console.shell.ShellActions;
import dev.bulwark.console.shell.ShellController;
import dev.bulwark.console.shell.ShellParts;
import dev.bulwark.console.shell.ShellViewModel;
import dev.bulwark.console.shell.Theme;
import dev.bulwark.console.shell.Views;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.console.tour.Sights;
import java.time.Clock;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What lives as long as one session, put together; the second half of the composition root. */
final class SessionWindow implements AutoCloseable {
    private final Session session;
    private final ServerWatch watch;
    private final Scope scope;
    private final Lists lists;
    private final OverviewViewModel overview;
    private final ShellViewModel shell;
    private final EnvironmentViewModel environment;
    private final CriticalNotices notices;
    private final Views views = new Views();
    private @Nullable ShellController frame;

    SessionWindow(
            Session session,
            TaskExecutor tasks,
            Clock clock,
            Times times,
            Theme theme,
            PreferenceStore preferences,
            DesktopNotifier desktop,
            Runnable signOut) {
        this.session = session;
        watch = new ServerWatch(session, tasks, clock);
        scope = new Scope(watch.serverTime()::now);
        lists = new Lists(session, watch, tasks, scope);
        overview = new OverviewViewModel(session, watch, tasks, times, scope);
        shell = new ShellViewModel(screens());
        environment = new EnvironmentViewModel(session.address(), preferences);
        notices = new CriticalNotices(watch, tasks, desktop, shell);
        registerScreens(tasks, times);
        ConnectionViewModel connection = new ConnectionViewModel(watch, tasks, clock, times);
        Actions actions = new Actions();
        PaletteViewModel palette = new PaletteViewModel(actions);
        actions.add(ShellActions.navigation(shell));
        actions.add(ShellActions.ofWindow(palette, connection, theme, signOut));
        actions.add(ShellActions.ofScope(scope));
        actions.add(ShellActions.ofEnvironment(environment));
        ShellParts parts = new ShellParts(
                shell,
                connection,
                new CriticalBannerViewModel(session, watch, tasks, times, shell),
                environment,
                actions,
                palette,
                new NoticeToasts(notices),
                views);
        views.with(ShellController.class, () -> new ShellController(parts, signOut))
                .with(
                        HeaderController.class,
                        () -> new HeaderController(connection, environment, theme, session, signOut))
                .with(PaletteController.class, () -> new PaletteController(palette))
                .with(ScopeController.class, () -> new ScopeController(scope))
                .with(PinController.class, () -> new PinController(scope, new PinViewModel(scope, times)));
    }

    /** The rail, one line for each screen. */
    private List<Screen> screens() {
        return List.of(
                new Screen(Place.OVERVIEW, "Overview", Feather.ACTIVITY, OverviewController.class),
                new Screen(
                        Place.ISOLATION,
                        "Data isolation",
                        Feather.SHIELD,
                        ViolationsController.class,
                        lists.violation()::open),
                new Screen(
                        Place.FAILURES,
                        "Failed operations",
                        Feather.ALERT_CIRCLE,
                        FailuresController.class,
                        lists.failure()::open),
                new Screen(Place.ACTIVITY, "User activity", Feather.USERS, ActivityController.class),
                new Screen(Place.ENDPOINTS, "Endpoints", Feather.ZAP, EndpointsController.class),
                new Screen(Place.STATEMENTS, "Statements", Feather.DATABASE, StatementsController.class),
                new Screen(Place.AUDIT, "Audit log", Feather.BOOK_OPEN, AuditController.class));
    }

    private void registerScreens(TaskExecutor tasks, Times times) {
        views.with(OverviewController.class, () -> new OverviewController(overview, shell, times));
        lists.register(views, times);
        Rankings.register(session, watch, tasks, scope, views, times);
    }

    /** Builds the window's content and starts to listen. */
    Parent open() {
        Views.Loaded<ShellController> loaded = views.load(ShellController.class);
        frame = loaded.controller();
        frame.activate();
        notices.activate();
        watch.start();
        return loaded.root();
    }

    /** What the window is called on the desktop. */
    ObservableValue<String> title() {
        return environment.title();
    }

    Sights sights() {
        return new Sights(
                session.api(),
                watch,
                shell,
                scope,
                environment,
                overview,
                lists.violations(),
                lists.violation(),
                notices);
    }

    @Override
    public void close() {
        notices.deactivate();
        if (frame != null) {
            frame.deactivate();
        }
        watch.close();
    }
}
