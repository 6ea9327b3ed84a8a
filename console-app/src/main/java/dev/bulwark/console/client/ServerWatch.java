package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscription;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.console.tasks.Throttle;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The console's one watch over its server: holds the stream, asks for the state every 30 s, at once after a pushed event
 * and after every reconnection, and tells the views. What it last heard stays until it hears something newer. All
 * methods and callbacks on the user interface's thread.
 */
public final class ServerWatch implements AutoCloseable {
    /** How often the state is asked for when nothing is pushed. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    private static final Duration PUSH_QUIET = Duration.ofMillis(500);

    private final Session session;
    private final TaskExecutor tasks;
    private final Clock clock;
    private final ServerTime serverTime;
    private final Throttle refresh;
    private final ReadOnlyObjectWrapper<Link> link;
    private final ReadOnlyObjectWrapper<@Nullable SystemHealth> health = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> refreshedAt = new ReadOnlyObjectWrapper<>();
    private final List<Consumer<Violation>> violationListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> refreshListeners = new CopyOnWriteArrayList<>();
    private @Nullable Subscription stream;
    private @Nullable Subscription poll;

    public ServerWatch(Session session, TaskExecutor tasks, Clock clock) {
        this.session = session;
        this.tasks = tasks;
        this.clock = clock;
        this.serverTime = new ServerTime(clock);
        this.refresh = new Throttle(tasks, PUSH_QUIET, this::refreshNow);
        this.link = new ReadOnlyObjectWrapper<>(Link.connecting(clock.instant()));
    }

    public void start() {
        poll = tasks.every(PERIOD, refresh::trigger);
        stream = session.stream().open(new StreamEars());
        refresh.trigger();
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        if (poll != null) {
            poll.close();
        }
    }

    /** Whether, and since when, the stream flows. */
    public ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    /** The newest state of the system; null until the first answer. */
    public ReadOnlyObjectProperty<@Nullable SystemHealth> health() {
        return health.getReadOnlyProperty();
    }

    /** Why the newest question for the state failed; null when it did not. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** When the state was last heard, by the console's clock; null until then. */
    public ReadOnlyObjectProperty<@Nullable Instant> refreshedAt() {
        return refreshedAt.getReadOnlyProperty();
    }

    public ServerTime serverTime() {
        return serverTime;
    }

    /** Tells of every violation that is pushed, new or changed. */
    public Subscription onViolation(Consumer<Violation> told) {
        violationListeners.add(told);
        return () -> violationListeners.remove(told);
    }

    /** Tells when it is time to ask for what one shows: by the clock, after a push, after a reconnection. */
    public Subscription onRefresh(Runnable told) {
        refreshListeners.add(told);
        return () -> refreshListeners.remove(told);
    }

    /** Asks for everything now, and tries the stream again if it waits to. */
    public void retry() {
        session.stream().retryNow();
        refresh.trigger();
    }

    private void refreshNow() {
        tasks.run(() -> session.api().systemHealth(null), this::heard, failure::set);
        refreshListeners.forEach(Runnable::run);
    }

    private void heard(SystemHealth newest) {
        serverTime.heard(newest.at());
        failure.set(null);
        refreshedAt.set(clock.instant());
        health.set(newest);
    }

    private void pushed(LiveEvent event) {
        if (event instanceof LiveEvent.ViolationChanged changed) {
            violationListeners.forEach(told -> told.accept(changed.violation()));
        }
        refresh.trigger();
    }

    private void reconnected() {
        link.set(link.get().connected(clock.instant()));
        refresh.trigger();
    }

    private void lost(Failure why, @Nullable Duration retryIn) {
        Instant now = clock.instant();
        link.set(link.get().lost(now, why, retryIn == null ? null : now.plus(retryIn)));
    }

    private final class StreamEars implements LiveStream.Listener {
        @Override
        public void connected() {
            tasks.onUi(ServerWatch.this::reconnected);
        }

        @Override
        public void event(LiveEvent event) {
            tasks.onUi(() -> pushed(event));
        }

        @Override
        public void lost(Failure why, @Nullable Duration retryIn) {
            tasks.onUi(() -> ServerWatch.this.lost(why, retryIn));
        }
    }
}
