package dev.bulwark.console;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.health.OverviewController;
import dev.bulwark.console.health.OverviewViewModel;
import dev.bulwark.console.isolation.DetailController;
import dev.bulwark.console.isolation.DetailViewModel;
import dev.bulwark.console.isolation.IsolationController;
import dev.bulwark.console.isolation.IsolationViewModel;
import dev.bulwark.console.notifications.CriticalNotices;
import dev.bulwark.console.notifications.DesktopNotifier;
import dev.bulwark.console.notifications.NoticeToasts;
import dev.bulwark.console.shell.ConnectionViewModel;
import dev.bulwark.console.shell.CriticalBannerViewModel;
import dev.bulwark.console.shell.Screen;
import dev.bulwark.console.shell.ShellController;
import dev.bulwark.console.shell.ShellParts;
import dev.bulwark.console.shell.ShellViewModel;
import dev.bulwark.console.shell.Theme;
import dev.bulwark.console.shell.Views;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.console.tour.Sights;
import java.time.Clock;
import java.util.List;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What lives as long as one session, put together; the second half of the composition root. */
final class SessionWindow implements AutoCloseable {
    private static final Screen OVERVIEW =
            new Screen("overview", "Overview", Feather.ACTIVITY, OverviewController.class);
    private static final Screen ISOLATION =
            new Screen("isolation", "Data isolation", Feather.SHIELD, IsolationController.class);

    private final Session session;
    private final ServerWatch watch;
    private final IsolationViewModel violations;
    private final DetailViewModel detail;
    private final OverviewViewModel overview;
    private final ShellViewModel shell;
    private final CriticalNotices notices;
    private final Views views;
    private @Nullable ShellController frame;

    SessionWindow(
            Session session,
            TaskExecutor tasks,
            Clock clock,
            Times times,
            Theme theme,
            DesktopNotifier desktop,
            Runnable signOut) {
        this.session = session;
        watch = new ServerWatch(session, tasks, clock);
        violations = new IsolationViewModel(session, watch, tasks);
        detail = new DetailViewModel(session.api(), watch, tasks, violations);
        overview = new OverviewViewModel(session, watch, tasks, times);
        shell = new ShellViewModel(List.of(OVERVIEW, ISOLATION), ISOLATION, detail::openViolation);
        notices = new CriticalNotices(watch, tasks, desktop, shell);
        views = new Views();
        ShellParts parts = new ShellParts(
                shell,
                new ConnectionViewModel(watch, tasks, clock, times),
                new CriticalBannerViewModel(session, watch, tasks, times, shell),
                new NoticeToasts(notices),
                views,
                theme,
                session,
                signOut);
        views.with(ShellController.class, () -> new ShellController(parts))
                .with(OverviewController.class, () -> new OverviewController(overview, shell, times))
                .with(
                        IsolationController.class,
                        () -> new IsolationController(violations, detail, times, watch.serverTime()))
                .with(DetailController.class, () -> new DetailController(detail, times, watch.serverTime()));
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

    Sights sights() {
        return new Sights(session.api(), watch, shell, overview, violations, detail, notices);
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
