package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Budget;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.performance.LatencyHistogram;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps the costs of watching within their budget: tells less when they pass it twice in a row, and more again when they
 * have been below half of it for a while, which grows each time it was too early. What protects tenants, judging statements
 * and checking responses, is never left out. {@link #effort()} is thread-safe; reviewing belongs to the shipping thread.
 */
public final class SelfBudget implements GaugeSource {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

    /** Classes are loaded and code is compiled, which will not last. */
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(30);

    private static final int TOO_OFTEN = 2;
    private static final int FIRST_PATIENCE = 6;
    private static final int LONGEST_PATIENCE = 360;

    /** Fewer say nothing about the slowest hundredth. */
    private static final int ENOUGH_REQUESTS = 100;

    private static final double CALM = 0.5;

    private final Budget budget;
    private final CostSource source;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;
    private volatile Effort effort = Effort.FULL;
    private volatile double lastShare;
    private LatencyHistogram requests = new LatencyHistogram();
    private long nextReview;
    private int over;
    private int calm;
    private int patience = FIRST_PATIENCE;

    public SelfBudget(Budget budget, CostSource source, OwnFailures failures, LongSupplier nanoTime) {
        this.budget = budget;
        this.source = source;
        this.failures = failures;
        this.nanoTime = nanoTime;
        this.nextReview = nanoTime.getAsLong() + WARM_UP;
    }

    /** How much is to be told. */
    public Effort effort() {
        return effort;
    }

    /** Looks at the costs, if it is time to. */
    public void review() {
        long now = nanoTime.getAsLong();
        if (now - nextReview < 0) {
            return;
        }
        nextReview = now + WINDOW;
        CostSource.Costs costs = source.take();
        lastShare = costs.cpuShare();
        requests.merge(costs.requests());
        double used = Math.max(costs.cpuShare() / budget.cpuShare(), usedOfRequest());
        if (used > 1) {
            noteOver();
        } else {
            noteWithin(used < CALM);
        }
    }

    @Override
    public void read(GaugeSink sink) {
        sink.put(Gauges.BULWARK_LEVEL, effort.ordinal(), "level", Map.of("effort", effort.wireName()));
        sink.put(Gauges.BULWARK_CPU, lastShare, "ratio", Map.of());
    }

    private double usedOfRequest() {
        if (requests.count() < ENOUGH_REQUESTS) {
            return 0;
        }
        double slowest = requests.summary().p99();
        requests = new LatencyHistogram();
        return slowest / TimeUnit.NANOSECONDS.toMicros(budget.request().toNanos());
    }

    private void noteOver() {
        calm = 0;
        over++;
        if (over >= TOO_OFTEN && effort != Effort.COUNTERS) {
            over = 0;
            patience = Math.min(2 * patience, LONGEST_PATIENCE);
            moveTo(Effort.values()[effort.ordinal() - 1]);
        }
    }

    private void noteWithin(boolean farBelow) {
        over = 0;
        calm = farBelow ? calm + 1 : 0;
        if (effort == Effort.FULL && calm >= patience) {
            patience = FIRST_PATIENCE;
        }
        if (effort != Effort.FULL && calm >= patience) {
            calm = 0;
            moveTo(Effort.values()[effort.ordinal() + 1]);
        }
    }

    private void moveTo(Effort next) {
        effort = next;
        failures.remark("keeping to its budget of time; told is now " + next.words());
    }
}
