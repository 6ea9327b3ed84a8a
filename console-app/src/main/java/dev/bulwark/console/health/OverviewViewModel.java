package dev.bulwark.console.health;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.client.ViolationQuery;
import dev.bulwark.console.controls.Phase;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The system at a glance. Old figures stay and are called old until newer ones arrive. For the UI's thread. */
public final class OverviewViewModel {
    private static final int RECENT = 50;
    private static final Duration RECENT_SPAN = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Two refreshes missed: what is shown may no longer be so. */
    private static final Duration FRESH_FOR = ServerWatch.PERIOD.multipliedBy(2).plusSeconds(5);

    private final Session session;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Times times;
    private final Subscriptions subscriptions = new Subscriptions();
    private final TileViewModel api = new TileViewModel("apiTile", "API");
    private final TileViewModel database = new TileViewModel("databaseTile", "Database");
    private final TileViewModel isolation = new TileViewModel("isolationTile", "Data isolation");
    private final TileViewModel instances = new TileViewModel("instancesTile", "Instances");
    private final ObservableList<EndpointLatency> slowest = FXCollections.observableArrayList();
    private final ObservableList<InstanceHealth> instanceRows = FXCollections.observableArrayList();
    private final ObservableList<Violation> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> recentFailure = new ReadOnlyObjectWrapper<>();

    public OverviewViewModel(Session session, ServerWatch watch, TaskExecutor tasks, Times times) {
        this.session = session;
        this.watch = watch;
        this.tasks = tasks;
        this.times = times;
    }

    public void activate() {
        subscriptions.follow(watch.health(), this::showHealth);
        subscriptions.follow(watch.failure(), this::showPhase);
        subscriptions.follow(watch.link(), this::age);
        subscriptions.add(watch.onRefresh(this::askRecent));
        subscriptions.add(tasks.every(TICK, this::age));
        askRecent();
    }

    public void deactivate() {
        subscriptions.close();
    }

    /** The tiles, from left to right. */
    public List<TileViewModel> tiles() {
        return List.of(api, database, isolation, instances);
    }

    /** The slowest endpoints of the last hour, the slowest first. */
    public ObservableList<EndpointLatency> slowest() {
        return slowest;
    }

    public ObservableList<InstanceHealth> instances() {
        return instanceRows;
    }

    /** Violations of the last hour, the newest first. */
    public ObservableList<Violation> recent() {
        return recent;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the state of the system could not be had; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return watch.failure();
    }

    /** Why the recent violations could not be had; null when they could. */
    public ReadOnlyObjectProperty<@Nullable Failure> recentFailure() {
        return recentFailure.getReadOnlyProperty();
    }

    public void retry() {
        watch.retry();
    }

    /** {@code 12 s ago}, on the server's clock. */
    public String ago(@Nullable Instant moment) {
        return times.ago(moment, watch.serverTime().now());
    }

    private void showHealth() {
        SystemHealth health = watch.health().get();
        if (health != null) {
            api.show(TileFaces.api(health.api()));
            database.show(TileFaces.database(health.database()));
            isolation.show(TileFaces.isolation(health.isolation()));
            instances.show(TileFaces.instances(health));
            replaceIfChanged(slowest, health.api().slowest());
            replaceIfChanged(instanceRows, health.instances());
            age();
        }
        showPhase();
    }

    private static <T> void replaceIfChanged(ObservableList<T> shown, List<T> newest) {
        if (!shown.equals(newest)) {
            shown.setAll(newest);
        }
    }

    private void showPhase() {
        SystemHealth health = watch.health().get();
        if (health == null) {
            phase.set(watch.failure().get() == null ? Phase.LOADING : Phase.FAILED);
        } else {
            phase.set(isUnheard(health) ? Phase.NOTHING_YET : Phase.READY);
        }
    }

    /** No application has reported within the last hour, and no violation is left from earlier. */
    private static boolean isUnheard(SystemHealth health) {
        return health.instances().isEmpty()
                && health.isolation().stats().lastViolationAt() == null
                && health.api().requestsLastHour() == 0;
    }

    private void age() {
        boolean stale = isStale();
        for (TileViewModel tile : tiles()) {
            TileViewModel.TileFace face = tile.face().get();
            tile.show(face.withStale(stale));
            tile.showFreshness(face.asOf() == null ? "" : ago(face.asOf()));
        }
    }

    private boolean isStale() {
        Instant heard =
                watch.health().get() == null ? null : watch.health().get().at();
        return heard != null
                && (watch.link().get().isDown()
                        || heard.plus(FRESH_FOR).isBefore(watch.serverTime().now()));
    }

    private void askRecent() {
        ViolationQuery lastHour =
                ViolationQuery.ALL.since(watch.serverTime().now().minus(RECENT_SPAN));
        Consumer<Failure> failed = recentFailure::set;
        tasks.run(() -> session.api().violations(lastHour, null, RECENT).items(), this::showRecent, failed);
    }

    private void showRecent(List<Violation> newest) {
        recentFailure.set(null);
        replaceIfChanged(recent, newest);
    }
}
