package dev.bulwark.server.live;

import java.time.Duration;

/**
 * How events are pushed.
 *
 * @param heartbeatSeconds after how many seconds of silence a reader knows that the connection is dead, 1 to 60
 * @param healthSeconds how often readers hear at most that the overview's figures are new, 1 to 300
 * @param keepHours how long a reader may be away and still go on without a gap, 1 to 720
 * @param keepEvents how many events are kept for that at most, above zero
 * @param mostReaders how many may read at once, 1 to 20,000; each takes memory for what waits for its connection
 */
public record LiveSettings(int heartbeatSeconds, int healthSeconds, int keepHours, long keepEvents, int mostReaders) {
    public LiveSettings {
        if (heartbeatSeconds < 1 || heartbeatSeconds > 60) {
            throw new IllegalArgumentException("heartbeatSeconds must be 1 to 60");
        }
        if (healthSeconds < 1 || healthSeconds > 300) {
            throw new IllegalArgumentException("healthSeconds must be 1 to 300");
        }
        if (keepHours < 1 || keepHours > 720) {
            throw new IllegalArgumentException("keepHours must be 1 to 720");
        }
        if (keepEvents < 1) {
            throw new IllegalArgumentException("keepEvents must be above zero");
        }
        if (mostReaders < 1 || mostReaders > 20_000) {
            throw new IllegalArgumentException("mostReaders must be 1 to 20000");
        }
    }

    public static LiveSettings defaults() {
        return new LiveSettings(10, 5, 24, 100_000, 5_000);
    }

    Duration keepFor() {
        return Duration.ofHours(keepHours);
    }

    Duration heartbeat() {
        return Duration.ofSeconds(heartbeatSeconds);
    }

    Duration healthEvery() {
        return Duration.ofSeconds(healthSeconds);
    }
}
