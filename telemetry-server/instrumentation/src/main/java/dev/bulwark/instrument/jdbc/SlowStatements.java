package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CallSite;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.ShownSql;
import dev.bulwark.instrument.measure.Effort;
import dev.bulwark.instrument.measure.SelfBudget;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.ingest.SlowQueryEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reports executions that take too long. Thread-safe. */
public final class SlowStatements {
    private final long limitNanos;
    private final SelfBudget budget;
    private final Outbox outbox;
    private final EventHeaders headers;

    /**
     * Reports into an outbox.
     *
     * @param limit from this duration on, an execution is slow
     */
    public SlowStatements(Duration limit, SelfBudget budget, Outbox outbox, EventHeaders headers) {
        this.limitNanos = limit.toNanos();
        this.budget = budget;
        this.outbox = outbox;
        this.headers = headers;
    }

    /** Whether an execution that took so long is to be reported. */
    boolean isSlow(long nanos) {
        return nanos >= limitNanos && budget.effort() != Effort.COUNTERS;
    }

    void report(
            @Nullable RequestContext request,
            StatementText text,
            StatementAnalysis analysis,
            BoundParameters parameters,
            long nanos) {
        SlowQueryEvent event = event(request, text, analysis, parameters, nanos);
        outbox.add(event, 1024 + 2 * event.queryText().length());
    }

    /** What is reported: where it happened only as long as there is time to look. */
    SlowQueryEvent event(
            @Nullable RequestContext request,
            StatementText text,
            StatementAnalysis analysis,
            BoundParameters parameters,
            long nanos) {
        String shown = ShownSql.of(text.sql());
        List<String> values = parameters instanceof BoundValues bound ? bound.sanitised() : List.of();
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        String callSite = budget.effort() == Effort.FULL ? CallSite.here() : null;
        return new SlowQueryEvent(headers.of(request), shown, analysis.hash(), micros, values, callSite, null);
    }
}
