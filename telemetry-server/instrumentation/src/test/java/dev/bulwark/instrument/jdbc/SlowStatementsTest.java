package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.todo.Slowness;
import dev.bulwark.instrument.Budget;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.CostSource;
import dev.bulwark.instrument.measure.Effort;
import dev.bulwark.instrument.measure.SelfBudget;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is told of slow statements, the less the more that costs. */
class SlowStatementsTest {
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private long now = 17;
    private final SelfBudget budget = new SelfBudget(
            Budget.DEFAULT, () -> new CostSource.Costs(0.5, new LatencyHistogram()), new OwnFailures(), () -> now);
    private final Clock clock = Clock.systemUTC();
    private final SlowStatements slow = new SlowStatements(
            Duration.ofMillis(500),
            budget,
            new Outbox(1_000_000, new LossAccount()),
            new EventHeaders(clock, new TimeOrderedIds(clock, new Random(1))));
    private final StatementText text = new StatementText("SELECT 1");

    @Test
    void callSitesAreLookedUpAtFullEffortOnly() {
        assertThat(Slowness.causing(this::event).stackTrace()).contains("com.example.todo.Slowness");
        lower(Effort.REDUCED);
        assertThat(slow.isSlow(SLOW)).isTrue();
        assertThat(Slowness.causing(this::event).stackTrace()).isNull();
    }

    @Test
    void whereOnlyCountsAreToldNothingIsSlow() {
        lower(Effort.COUNTERS);
        assertThat(slow.isSlow(SLOW)).isFalse();
    }

    private SlowQueryEvent event() {
        Judge judge = new Judge(Schema.builder().build(), JudgeSettings.defaults());
        return slow.event(null, text, text.analysisBy(judge), BoundParameters.NONE, SLOW);
    }

    private void lower(Effort effort) {
        while (budget.effort() != effort) {
            now += TimeUnit.SECONDS.toNanos(10);
            budget.review();
        }
    }
}
