package dev.bulwark.console.fake;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.console.tasks.Subscription;
import dev.bulwark.console.tasks.TaskExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Runs all work at once on the caller's thread; time passes only when a test says so. It is also the clock. */
public final class ManualTasks extends Clock implements TaskExecutor {
    private final List<Timer> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T03:11:20Z");

    @Override
    public <T> void run(Work<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        T result;
        try {
            result = work.call();
        } catch (FailureException e) {
            failed.accept(e.failure());
            return;
        }
        done.accept(result);
    }

    @Override
    public void onUi(Runnable change) {
        change.run();
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        return add(new Timer(now.plus(delay), null, task));
    }

    @Override
    public Subscription every(Duration period, Runnable task) {
        return add(new Timer(now.plus(period), period, task));
    }

    private Subscription add(Timer timer) {
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /** Lets time pass; what falls due runs in its order. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Timer next = timers.stream()
                    .min(Comparator.comparing(timer -> timer.due))
                    .orElse(null);
            if (next == null || next.due.isAfter(end)) {
                break;
            }
            now = next.due;
            if (next.period == null) {
                timers.remove(next);
            } else {
                next.due = now.plus(next.period);
            }
            next.task.run();
        }
        now = end;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock has one zone");
    }

    private static final class Timer {
        private Instant due;
        private final Duration period;
        private final Runnable task;

        Timer(Instant due, Duration period, Runnable task) {
            this.due = due;
            this.period = period;
            this.task = task;
        }
    }
}
