package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.Budget;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.performance.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is told follows what telling costs, with a clock and costs that the test sets. */
class SelfBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = 17;
    private double share;
    private long requestMicros;
    private int requests = 1000;
    private final SelfBudget budget = new SelfBudget(Budget.DEFAULT, this::costs, new OwnFailures(), () -> now);

    @Test
    void theStartOfAnApplicationIsForgiven() {
        share = 0.5;
        pass(25);
        assertThat(budget.effort()).isEqualTo(Effort.FULL);
    }

    @Test
    void itStepsDownWhenTheProcessorsShareIsPassedAndUpAgainWhenItIsNot() {
        pass(60);
        share = 0.02;
        pass(25);
        assertThat(budget.effort()).isEqualTo(Effort.REDUCED);
        pass(25);
        assertThat(budget.effort()).isEqualTo(Effort.COUNTERS);
        pass(600);
        assertThat(budget.effort()).isEqualTo(Effort.COUNTERS);
        share = 0.001;
        pass(240);
        assertThat(budget.effort()).isEqualTo(Effort.REDUCED);
        pass(240);
        assertThat(budget.effort()).isEqualTo(Effort.FULL);
        assertThat(gauges()).containsEntry(Gauges.BULWARK_LEVEL, 2.0).containsEntry(Gauges.BULWARK_CPU, 0.001);
    }

    @Test
    void itStepsDownWhenTheSlowestRequestsArePassed() {
        pass(60);
        requestMicros = 150;
        pass(100);
        assertThat(budget.effort()).isEqualTo(Effort.FULL);
        requestMicros = 400;
        pass(25);
        assertThat(budget.effort()).isEqualTo(Effort.REDUCED);
    }

    @Test
    void aFewSlowRequestsSayNothing() {
        pass(60);
        requestMicros = 10_000;
        requests = 3;
        pass(200);
        assertThat(budget.effort()).isEqualTo(Effort.FULL);
    }

    @Test
    void oneBadStretchIsForgiven() {
        pass(60);
        for (int i = 0; i < 20; i++) {
            share = 0.03;
            pass(10);
            share = 0.001;
            pass(10);
        }
        assertThat(budget.effort()).isEqualTo(Effort.FULL);
    }

    @Test
    void whatIsBelowTheBudgetButNotFarBelowKeepsTheLevel() {
        pass(60);
        share = 0.02;
        pass(25);
        share = 0.009;
        pass(3600);
        assertThat(budget.effort()).isEqualTo(Effort.REDUCED);
    }

    @Test
    void anApplicationThatCannotAffordMoreIsTriedLessAndLessOften() {
        pass(60);
        int changes = 0;
        Effort last = budget.effort();
        for (int i = 0; i < 24 * 360; i++) {
            share = budget.effort() == Effort.FULL ? 0.02 : 0.001;
            pass(10);
            changes += budget.effort() == last ? 0 : 1;
            last = budget.effort();
        }
        assertThat(changes).isBetween(4, 60);
    }

    @Test
    void withoutABudgetEverythingIsToldWhateverItCosts() {
        SelfBudget unlimited = new SelfBudget(Budget.parse("off"), this::costs, new OwnFailures(), () -> now);
        share = 0.9;
        requestMicros = 1_000_000;
        for (int i = 0; i < 100; i++) {
            now += 10 * SECOND;
            unlimited.review();
        }
        assertThat(unlimited.effort()).isEqualTo(Effort.FULL);
    }

    @Test
    void budgetsReadAsSettingsWriteThem() {
        assertThat(Budget.parse("2.5%,300us")).isEqualTo(new Budget(0.025, Duration.ofNanos(300_000)));
        assertThat(Budget.parse("1%")).isEqualTo(Budget.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itMovesByOneLevelAtATimeAndNeverSoonerThanTwoStretches(long seed) {
        Random random = new Random(seed);
        pass(60);
        List<Effort> path = new ArrayList<>(List.of(budget.effort()));
        long movedAt = now;
        for (int i = 0; i < 5000; i++) {
            share = random.nextInt(3) == 0 ? random.nextDouble() * 0.05 : 0.001;
            pass(10);
            Effort last = path.get(path.size() - 1);
            if (budget.effort() != last) {
                assertThat(Math.abs(budget.effort().ordinal() - last.ordinal()))
                        .as("seed %d", seed)
                        .isEqualTo(1);
                assertThat(now - movedAt).isGreaterThanOrEqualTo(20 * SECOND);
                movedAt = now;
                path.add(budget.effort());
            }
        }
        assertThat(path).hasSizeGreaterThan(2);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            budget.review();
        }
    }

    private CostSource.Costs costs() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(requestMicros, requests);
        return new CostSource.Costs(share, histogram);
    }

    private Map<String, Double> gauges() {
        Map<String, Double> values = new HashMap<>();
        budget.read((name, value, unit, labels) -> values.put(name, value));
        return values;
    }
}
