package dev.bulwark.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsGrowToTheCeilingKeepAtLeastHalfAndStartAnewAfterASuccess() {
        long seed = RandomGenerator.getDefault().nextLong();
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(seed));
        for (int full : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(backoff.next())
                    .as("seed %d", seed)
                    .isBetween(Duration.ofMillis(full * 500L), Duration.ofSeconds(full));
        }

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
