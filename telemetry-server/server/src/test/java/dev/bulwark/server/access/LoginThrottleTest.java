package dev.bulwark.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.server.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void theFirstTriesAreFreeAndTheDelayThenDoublesUpToAMinute() {
        long[] expected = {0, 0, 1, 2, 4, 8, 16, 32, 64, 64};
        for (long seconds : expected) {
            throttle.failed("ada", "10.0.0.1");
            Duration wait = throttle.waitFor("ada", "10.0.0.1");
            assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(wait);
        }
    }

    @Test
    void anotherAddressAndAnotherNameDoNotWait() {
        for (int i = 0; i < 10; i++) {
            throttle.failed("ada", "10.0.0.1");
        }

        assertThat(throttle.waitFor("ada", "10.0.0.2")).isZero();
        assertThat(throttle.waitFor("bob", "10.0.0.1")).isZero();
    }

    @Test
    void aRightPasswordAndAQuarterOfAnHourForgive() {
        for (int i = 0; i < 5; i++) {
            throttle.failed("ada", "10.0.0.1");
            throttle.failed("bob", "10.0.0.1");
        }
        throttle.succeeded("ada", "10.0.0.1");
        clock.advance(Duration.ofMinutes(16));
        throttle.failed("bob", "10.0.0.1");

        assertThat(throttle.waitFor("ada", "10.0.0.1")).isZero();
        assertThat(throttle.waitFor("bob", "10.0.0.1")).isZero();
    }

    @Test
    void endlessNamesDoNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            throttle.failed("name-" + i, "10.0.0.1");
        }

        assertThat(throttle.size()).isLessThanOrEqualTo(10_000);
    }
}
