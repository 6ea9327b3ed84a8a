package dev.bulwark.console.shell;

import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.Severity;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Says how many critical violations nobody settled, and which is the newest. For the user interface's thread. */
public final class CriticalBannerViewModel {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Map<String, String> OPEN_CRITICAL = Map.of("resolved", "false", "severity", "critical");

    private final Session session;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Times times;
    private final Navigator navigator;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper newest = new ReadOnlyStringWrapper("");
    private @Nullable Violation newestOpen;

    public CriticalBannerViewModel(
            Session session, ServerWatch watch, TaskExecutor tasks, Times times, Navigator navigator) {
        this.session = session;
        this.watch = watch;
        this.tasks = tasks;
        this.times = times;
        this.navigator = navigator;
    }

    public void activate() {
        subscriptions.follow(watch.health(), this::show);
        subscriptions.add(watch.onRefresh(this::askNewest));
        subscriptions.add(watch.onViolation(this::pushed));
        subscriptions.add(tasks.every(TICK, this::show));
        askNewest();
    }

    public void deactivate() {
        subscriptions.close();
    }

    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /** {@code 2 critical violations unresolved}. */
    public ReadOnlyStringProperty headline() {
        return headline.getReadOnlyProperty();
    }

    /** {@code newest: Missing filter in GET /api/reports, tenant Acme, 12 s ago}; empty while not known. */
    public ReadOnlyStringProperty newest() {
        return newest.getReadOnlyProperty();
    }

    /** Opens the newest, or the list while it is not known which that is. */
    public void open() {
        if (newestOpen == null) {
            navigator.show(Place.ISOLATION);
        } else {
            navigator.open(Place.ISOLATION, newestOpen.id());
        }
    }

    private void askNewest() {
        tasks.run(
                () -> session.api()
                        .page(Listing.VIOLATIONS, OPEN_CRITICAL, null, 1)
                        .items(),
                this::heard,
                this::stayAsBefore);
    }

    /** The connection bar tells of the failure; the banner keeps what it knew. */
    private void stayAsBefore(Failure why) {
        show();
    }

    private void heard(List<Violation> open) {
        newestOpen = open.isEmpty() ? null : open.get(0);
        show();
    }

    /** The banner must not wait for the next answer: a new critical violation shows with its push. */
    private void pushed(Violation violation) {
        if (violation.needsAttention() && (newestOpen == null || isLater(violation, newestOpen))) {
            newestOpen = violation;
            show();
        }
    }

    private static boolean isLater(Violation one, Violation other) {
        return one.createdAt().isAfter(other.createdAt());
    }

    private void show() {
        SystemHealth health = watch.health().get();
        long counted = health == null
                ? 0
                : health.isolation().stats().unresolvedBySeverity().getOrDefault(Severity.CRITICAL, 0L);
        long count = newestOpen == null ? counted : Math.max(1, counted);
        headline.set(Figures.counted(count, "critical violation unresolved", "critical violations unresolved"));
        newest.set(newestOpen == null ? "" : describe(newestOpen));
        shown.set(count > 0);
    }

    private String describe(Violation violation) {
        String tenant = violation.tenant() == null ? "" : ", tenant " + violation.tenant();
        return "newest: " + ViolationWords.headline(violation) + tenant + ", "
                + times.ago(violation.createdAt(), watch.serverTime().now());
    }
}
