package dev.bulwark.console.health;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Phase;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.RecentIssue;
import dev.bulwark.model.health.ServiceHealth;
import dev.bulwark.model.health.SystemHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The system at a glance, as it is or as it was at the pinned moment. Old figures stay and are called old until newer ones
 * arrive. For the user interface's thread.
 */
public final class OverviewViewModel {
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Two refreshes missed: what is shown may no longer be so. */
    private static final Duration FRESH_FOR = ServerWatch.PERIOD.multipliedBy(2).plusSeconds(5);

    /** What a trend is a trend against, and how often that is asked for. */
    private static final Duration TREND_SPAN = Duration.ofHours(1);

    private static final Duration TREND_PERIOD = Duration.ofMinutes(5);

    private final Session session;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Times times;
    private final Scope scope;
    private final Subscriptions subscriptions = new Subscriptions();
    private final List<TileViewModel> tiles =
            TileKind.all().stream().map(TileViewModel::new).toList();
    private final ObservableList<EndpointLatency> slowest = FXCollections.observableArrayList();
    private final ObservableList<InstanceHealth> instances = FXCollections.observableArrayList();
    private final ObservableList<ServiceHealth> services = FXCollections.observableArrayList();
    private final ObservableList<RecentIssue> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable SystemHealth past;
    private @Nullable SystemHealth before;

    public OverviewViewModel(Session session, ServerWatch watch, TaskExecutor tasks, Times times, Scope scope) {
        this.session = session;
        this.watch = watch;
        this.tasks = tasks;
        this.times = times;
        this.scope = scope;
    }

    public void activate() {
        subscriptions.follow(scope.pinned(), this::momentChanged);
        subscriptions.follow(watch.health(), this::show);
        subscriptions.follow(watch.failure(), this::show);
        subscriptions.follow(watch.link(), this::age);
        subscriptions.add(tasks.every(TICK, this::age));
        subscriptions.add(tasks.every(TREND_PERIOD, this::askBefore));
    }

    public void deactivate() {
        subscriptions.close();
    }

    /** The tiles, row by row. */
    public List<TileViewModel> tiles() {
        return tiles;
    }

    /** The slowest endpoints of the last hour, the slowest first. */
    public ObservableList<EndpointLatency> slowest() {
        return slowest;
    }

    public ObservableList<InstanceHealth> instances() {
        return instances;
    }

    /** The services outside the applications. */
    public ObservableList<ServiceHealth> services() {
        return services;
    }

    /** What happened within the last hour and nobody settled yet, the newest first. */
    public ObservableList<RecentIssue> recent() {
        return recent;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the state of the system could not be had; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    public void retry() {
        momentChanged();
        watch.retry();
    }

    /** {@code 12 s ago}, on the server's clock; at a pinned moment, before that. */
    public String ago(@Nullable Instant moment) {
        return times.ago(moment, scope.moment());
    }

    private void momentChanged() {
        Instant pinned = scope.pinned().get();
        past = null;
        before = null;
        failure.set(null);
        if (pinned != null) {
            tasks.run(() -> session.api().systemHealth(pinned), found -> heardPast(pinned, found), this::failedPast);
        }
        askBefore();
        show();
    }

    private void heardPast(Instant asked, SystemHealth found) {
        if (asked.equals(scope.pinned().get())) {
            past = found;
            show();
        }
    }

    private void failedPast(Failure why) {
        failure.set(why);
        show();
    }

    /** A trend that could not be had is not shown; the connection's bar tells why. */
    private void askBefore() {
        Instant pinned = scope.pinned().get();
        Instant earlier = scope.moment().minus(TREND_SPAN);
        tasks.run(
                () -> session.api().systemHealth(earlier),
                found -> {
                    if (pinned == scope.pinned().get()) {
                        before = found;
                        show();
                    }
                },
                why -> {});
    }

    private @Nullable SystemHealth shown() {
        return scope.isPinned() ? past : watch.health().get();
    }

    private void show() {
        if (!scope.isPinned()) {
            failure.set(watch.failure().get());
        }
        SystemHealth health = shown();
        if (health != null) {
            tiles.forEach(tile -> tile.show(health, before));
            replaceIfChanged(slowest, health.api().slowest());
            replaceIfChanged(instances, health.instances());
            replaceIfChanged(services, health.services().services());
            replaceIfChanged(recent, health.recentIssues());
            age();
        }
        phase.set(phaseOf(health));
    }

    private static <T> void replaceIfChanged(ObservableList<T> shown, List<T> newest) {
        if (!shown.equals(newest)) {
            shown.setAll(newest);
        }
    }

    private Phase phaseOf(@Nullable SystemHealth health) {
        if (health == null) {
            return failure.get() == null ? Phase.LOADING : Phase.FAILED;
        }
        return isUnheard(health) ? Phase.NOTHING_YET : Phase.READY;
    }

    /** No application has reported within the last hour, and no violation is left from earlier. */
    private static boolean isUnheard(SystemHealth health) {
        return health.instances().isEmpty()
                && health.isolation().stats().lastViolationAt() == null
                && health.api().requestsLastHour() == 0;
    }

    private void age() {
        boolean stale = isStale();
        for (TileViewModel tile : tiles) {
            tile.showStale(stale);
            Instant asOf = tile.face().get().asOf();
            tile.showFreshness(asOf == null ? "" : ago(asOf));
        }
    }

    private boolean isStale() {
        SystemHealth health = shown();
        return health != null
                && !scope.isPinned()
                && (watch.link().get().isDown()
                        || health.at()
                                .plus(FRESH_FOR)
                                .isBefore(watch.serverTime().now()));
    }
}
