package dev.bulwark.server.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bulwark.model.performance.HourBaseline;
import dev.bulwark.model.performance.Regression.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionFinderTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int HOURS = 14 * 24;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @CsvSource({"2, 4.0", "6, 2.5", "24, 1.8", "100, 1.6", "240, 1.6"})
    void aSlowdownIsFoundWithItsBeginning(int hoursAgo, double factor) {
        System.out.println("seed " + seed);
        int since = HOURS - hoursAgo;
        List<PerformanceHour> history = history(since, factor, 0);

        List<RegressionFinder.Found> found = RegressionFinder.in(history);

        assertThat(found).as("seed %s", seed).singleElement().satisfies(slower -> {
            assertThat(slower.figure()).isEqualTo(Figure.P95);
            assertThat(Duration.between(START, slower.first().start()).toHours())
                    .isCloseTo(since, within(12L));
            assertThat(slower.after() / slower.before()).isBetween(factor * 0.6, factor * 1.7);
        });
    }

    @Test
    void moreErrorsAreFoundToo() {
        System.out.println("seed " + seed);

        List<RegressionFinder.Found> found = RegressionFinder.in(history(HOURS - 30, 1, 0.06));

        assertThat(found).as("seed %s", seed).singleElement().satisfies(failing -> {
            assertThat(failing.figure()).isEqualTo(Figure.ERRORS);
            assertThat(failing.before()).isLessThan(0.02);
            assertThat(failing.after()).isBetween(0.04, 0.08);
        });
    }

    /** Days and nights, noise and busy hours are no regressions. */
    @Test
    void whatGoesOnAsEverGivesNextToNoAlarms() {
        System.out.println("seed " + seed);
        int alarms = 0;
        for (int i = 0; i < 100; i++) {
            alarms += RegressionFinder.in(history(HOURS, 1, 0)).size();
        }

        assertThat(alarms).as("seed %s", seed).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsOverOrTooNewOrTooSeldomIsNone() {
        List<PerformanceHour> over = history(HOURS, 1, 0);
        for (int i = 200; i < 260; i++) {
            over.set(i, slower(over.get(i), 4));
        }
        List<PerformanceHour> learning = history(HOURS - 4, 5, 0).subList(HOURS - 20, HOURS);
        List<PerformanceHour> seldom = history(HOURS - 24, 5, 0).stream()
                .map(hour -> new PerformanceHour(hour.start(), 5, 0, hour.p50(), hour.p95()))
                .toList();

        assertThat(RegressionFinder.in(over)).isEmpty();
        assertThat(RegressionFinder.in(learning)).isEmpty();
        assertThat(RegressionFinder.in(seldom)).isEmpty();
        assertThat(RegressionFinder.in(List.of())).isEmpty();
    }

    @Test
    void theBaselineIsLearntByHourOfTheDay() {
        List<PerformanceHour> history = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            Instant start = START.plus(Duration.ofDays(day));
            history.add(new PerformanceHour(start.plus(Duration.ofHours(3)), 10, 0, 500, 1_000));
            history.add(
                    new PerformanceHour(start.plus(Duration.ofHours(9)), 100 + day, 0, 500, day == 4 ? 90_000 : 2_000));
        }

        assertThat(DailyBaseline.of(history))
                .containsExactly(
                        new HourBaseline(3, 10, 10, 1_000, Math.round(1_000 * Math.exp(0.3))),
                        new HourBaseline(9, 10, 104, 2_000, Math.round(2_000 * Math.exp(0.3))));
    }

    /** Slower by day than by night, with noise; from an hour on slower by a factor, or failing more often. */
    private List<PerformanceHour> history(int since, double factor, double errors) {
        List<PerformanceHour> history = new ArrayList<>();
        double usual = 5_000 + random.nextInt(200_000);
        for (int hour = 0; hour < HOURS; hour++) {
            double day = 1 + 0.4 * Math.sin(2 * Math.PI * hour / 24);
            double noise = Math.exp(random.nextGaussian() * 0.1);
            long p95 = Math.round(usual * day * noise * (hour >= since ? factor : 1));
            long events = 100 + random.nextInt(900);
            double rate = 0.004 + (hour >= since ? errors : 0);
            long failed = Math.max(0, Math.round(events * rate + Math.sqrt(events * rate) * random.nextGaussian()));
            Instant start = START.plus(Duration.ofHours(hour));
            history.add(new PerformanceHour(start, events, Math.min(events, failed), p95 / 3, p95));
        }
        return history;
    }

    private static PerformanceHour slower(PerformanceHour hour, long factor) {
        return new PerformanceHour(
                hour.start(), hour.events(), hour.errors(), hour.p50() * factor, hour.p95() * factor);
    }
}
