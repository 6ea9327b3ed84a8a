package dev.bulwark.sample.traffic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** One user's way through some scenes. Not thread-safe. */
final class Journey {
    private final Deque<Scene> remaining;
    private final boolean own;

    /** @param own whether the user set out on it, rather than being called into somebody's meeting */
    Journey(List<Scene> scenes, boolean own) {
        this.remaining = new ArrayDeque<>(scenes);
        this.own = own;
    }

    boolean own() {
        return own;
    }

    boolean isOver() {
        return remaining.isEmpty();
    }

    /** Think time before the next scene, in seconds; none when the journey is over. */
    double pause(RandomGenerator random) {
        return isOver() ? 0 : remaining.element().pause(random);
    }

    Move advance() {
        return remaining.remove().move();
    }
}
