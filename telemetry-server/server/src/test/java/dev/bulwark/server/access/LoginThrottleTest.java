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
        long[] expected = {0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 64};
        for (long seconds : expected) {
            if (seconds > 0) {
                assertThat(begin("ada")).isEqualTo(Duration.ofSeconds(seconds));
            }
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(begin("ada")).isZero();
        }
    }

    @Test
    void anotherAddressAndAnotherNameDoNotWait() {
        fail("ada");

        assertThat(throttle.begin("ada", "10.0.0.2")).isZero();
        assertThat(begin("bob")).isZero();
    }

    @Test
    void aRightPasswordAndAQuarterOfAnHourForgive() {
        fail("ada");
        fail("bob");
        throttle.succeeded("ada", "10.0.0.1");
        assertThat(begin("ada")).isZero();
        clock.advance(Duration.ofMinutes(16));
        for (int i = 0; i < 3; i++) {
            assertThat(begin("bob")).isZero();
        }
    }

    @Test
    void endlessNamesDoNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            begin("name-" + i);
        }

        assertThat(throttle.size()).isLessThanOrEqualTo(10_000);
    }

    private Duration begin(String name) {
        return throttle.begin(name, "10.0.0.1");
    }

    private void fail(String name) {
        for (int i = 0; i < 3; i++) {
            begin(name);
        }
        assertThat(begin(name)).isPositive();
    }
}
