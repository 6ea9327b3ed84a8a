package dev.bulwark.sample.meetings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sits in a meeting just now: everybody who came, until it is finished, or until nobody has come for two hours. Thread-safe.
 */
final class LiveMeetings {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final long MOST = 1_000;

    private final Monitoring monitoring;
    private final Cache<UUID, List<Runnable>> people = Caffeine.newBuilder()
            .expireAfterAccess(LONGEST)
            .maximumSize(MOST)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .<UUID, List<Runnable>>removalListener((meeting, leaving, cause) -> leave(leaving))
            .build();

    LiveMeetings(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    /** The caller of the running request has come. */
    void enter(UUID meeting) {
        Runnable leaving = monitoring.live("meeting", meeting.toString());
        people.asMap().compute(meeting, (id, present) -> with(present, leaving));
    }

    /** Everybody goes. */
    void finish(UUID meeting) {
        people.invalidate(meeting);
    }

    private static List<Runnable> with(@Nullable List<Runnable> present, Runnable leaving) {
        List<Runnable> everybody = present == null ? new ArrayList<>() : present;
        everybody.add(leaving);
        return everybody;
    }

    private static void leave(@Nullable List<Runnable> leaving) {
        if (leaving != null) {
            leaving.forEach(Runnable::run);
        }
    }
}
