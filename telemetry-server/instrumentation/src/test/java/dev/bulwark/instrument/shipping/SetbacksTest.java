package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SetbacksTest {
    private static final long STUBBORN = 5;

    private final AtomicLong now = new AtomicLong();
    private final Setbacks setbacks = new Setbacks(now::get);

    @Test
    void aBatchIsOnlySuspectedAfterSeveralErrorsInARow() {
        setbacks.failedOn(STUBBORN);
        setbacks.failedOn(STUBBORN);
        assertThat(setbacks.suspect()).isNull();
        setbacks.failedOn(STUBBORN);
        assertThat(setbacks.suspect()).isEqualTo(STUBBORN);
        assertThat(setbacks.isResting(STUBBORN)).isFalse();
    }

    @Test
    void whenNothingElseIsTakenEitherNobodyIsToBlameHoweverLongItLasts() {
        for (int i = 0; i < 1000; i++) {
            failThreeTimes();
            setbacks.failed();
            assertThat(setbacks.suspect()).isNull();
            assertThat(setbacks.isResting(STUBBORN)).isFalse();
        }
        assertThat(setbacks.taken()).isNull();
    }

    @Test
    void whenAnotherOneIsTakenItRestsLongerEachTimeAndIsGivenUpInTheEnd() {
        long rested = 0;
        for (int round = 1; round < Setbacks.MOST_ROUNDS; round++) {
            failThreeTimes();
            assertThat(setbacks.taken()).isNull();
            long begun = now.get();
            while (setbacks.isResting(STUBBORN)) {
                now.addAndGet(Duration.ofMillis(100).toNanos());
            }
            assertThat(now.get() - begun).isGreaterThanOrEqualTo(rested);
            rested = now.get() - begun;
        }
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        failThreeTimes();
        assertThat(setbacks.taken()).isEqualTo(STUBBORN);
    }

    @Test
    void whatIsTakenAfterAllBeginsAnew() {
        failThreeTimes();
        assertThat(setbacks.taken()).isNull();
        setbacks.forget(STUBBORN);
        assertThat(setbacks.isResting(STUBBORN)).isFalse();
    }

    private void failThreeTimes() {
        for (int i = 0; i < Setbacks.TRIES_IN_A_ROW; i++) {
            setbacks.failedOn(STUBBORN);
        }
    }
}
