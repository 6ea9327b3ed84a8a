package dev.bulwark.console.shell;

import dev.bulwark.console.client.Link;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.console.tasks.TaskExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** How the console stands with its server, in words that a tired person reads once. For the UI's thread. */
public final class ConnectionViewModel {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Clock clock;
    private final Times times;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Link.State> state = new ReadOnlyObjectWrapper<>(Link.State.CONNECTING);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("Connecting…");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");

    public ConnectionViewModel(ServerWatch watch, TaskExecutor tasks, Clock clock, Times times) {
        this.watch = watch;
        this.tasks = tasks;
        this.clock = clock;
        this.times = times;
    }

    public void activate() {
        subscriptions.follow(watch.link(), this::show);
        subscriptions.follow(watch.failure(), this::show);
        subscriptions.follow(watch.refreshedAt(), this::show);
        subscriptions.add(tasks.every(TICK, this::show));
    }

    public void deactivate() {
        subscriptions.close();
    }

    public ReadOnlyObjectProperty<Link.State> state() {
        return state.getReadOnlyProperty();
    }

    /** {@code Connected}, or {@code Disconnected 00:42 – showing data from 03:11:20 – retrying in 8 s}. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** Why it is not as it should be, and what to do; empty when all is well. */
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** When the data was last heard and how long ago that is. */
    public ReadOnlyStringProperty age() {
        return age.getReadOnlyProperty();
    }

    public void retry() {
        watch.retry();
    }

    private void show() {
        Link link = watch.link().get();
        Instant now = clock.instant();
        state.set(link.state());
        words.set(wordsFor(link, now));
        trouble.set(troubleOf(link));
        age.set(ageWords(now));
    }

    private String wordsFor(Link link, Instant now) {
        return switch (link.state()) {
            case CONNECTED -> "Connected";
            case CONNECTING -> "Connecting…";
            case SIGNED_OUT -> "Signed out" + shownData();
            case DISCONNECTED ->
                "Disconnected " + Times.stopwatch(Duration.between(link.since(), now)) + shownData()
                        + retry(link.retryAt(), now);
        };
    }

    private String shownData() {
        Instant refreshed = watch.refreshedAt().get();
        return refreshed == null ? "" : " – showing data from " + times.time(refreshed);
    }

    private static String retry(@Nullable Instant at, Instant now) {
        if (at == null) {
            return "";
        }
        long seconds = Duration.between(now, at).toSeconds();
        return seconds <= 0 ? " – retrying now" : " – retrying in " + seconds + " s";
    }

    private String troubleOf(Link link) {
        Failure why = link.failure() == null ? watch.failure().get() : link.failure();
        return why == null ? "" : why.text();
    }

    private String ageWords(Instant now) {
        Instant refreshed = watch.refreshedAt().get();
        return refreshed == null
                ? "No data yet"
                : "Last refresh " + times.time(refreshed) + " " + times.zoneName() + " · " + times.ago(refreshed, now);
    }
}
