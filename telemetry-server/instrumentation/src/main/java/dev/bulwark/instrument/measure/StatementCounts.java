package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.StatementSink;
import dev.bulwark.instrument.context.StatementTally;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts every statement, by the minute, statement, endpoint, tenant and verdict, and reports statements that are repeated
 * within a request. Thread-safe; counting takes no lock, and memory only for what is met for the first time in a minute.
 */
public final class StatementCounts implements SummarySource, StatementSink {
    private final Minutes minutes;
    private final int repeatedFrom;
    private final SelfBudget budget;
    private final Outbox outbox;
    private final EventHeaders headers;
    private final LongSupplier nanoTime;
    private final TextsTold texts;

    public StatementCounts(
            Condensing settings, SelfBudget budget, Outbox outbox, EventHeaders headers, LongSupplier nanoTime) {
        this.minutes = new Minutes(settings.statementSeries(), headers.clock(), nanoTime);
        this.repeatedFrom = settings.repeatedFrom();
        this.budget = budget;
        this.outbox = outbox;
        this.headers = headers;
        this.nanoTime = nanoTime;
        this.texts = new TextsTold(settings.statementSeries());
    }

    /**
     * Counts one execution, or those of a batch, which is repeated only when it runs again as a whole.
     *
     * @param request null for work that no request asked for
     * @param verdict null when it was not judged, as work that is declared to cross tenants is not
     * @param wouldBlock whether the strictest mode would have stopped it
     * @param nanos what each of them took
     * @param executions how many there were
     * @param end when the last of them ended, by the {@code nanoTime} in use
     */
    public void executed(
            @Nullable RequestContext request,
            StatementAnalysis statement,
            @Nullable VerdictKind verdict,
            boolean failed,
            boolean wouldBlock,
            long nanos,
            int executions,
            long end) {
        StatementTally tally = request == null ? null : request.statements();
        if (tally != null) {
            tally.add(statement, verdict, failed, wouldBlock, nanos, executions, this);
            return;
        }
        String endpoint = request == null ? null : request.endpoint();
        String tenant = request == null ? null : request.knownCaller().tenant();
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        count(end, statement, endpoint, tenant, verdict, failed, wouldBlock, micros, executions);
    }

    @Override
    public int repeatedFrom() {
        return repeatedFrom;
    }

    @Override
    public boolean wantsCallSites() {
        return budget.effort() == Effort.FULL;
    }

    @Override
    public long now() {
        return nanoTime.getAsLong();
    }

    @Override
    public void count(
            long now,
            StatementAnalysis statement,
            @Nullable String endpoint,
            @Nullable String tenant,
            @Nullable VerdictKind verdict,
            boolean failed,
            boolean wouldBlock,
            long micros,
            int executions) {
        Series series = minutes.at(now).find(statement, endpoint, tenant, verdict);
        while (series == null || !series.record(micros, failed, wouldBlock, executions)) {
            series = minutes.at(now()).find(statement, endpoint, tenant, verdict); // its minute is over
        }
    }

    @Override
    public void repeated(
            RequestContext request, StatementAnalysis statement, int count, long micros, @Nullable String callSite) {
        if (budget.effort() != Effort.COUNTERS) {
            outbox.add(new RepeatedStatementEvent(
                    headers.of(request), TextsTold.shown(statement), statement.hash(), count, micros, callSite));
        }
    }

    @Override
    public List<TelemetryEvent> flush() {
        return minutes.take(false, this::event);
    }

    @Override
    public List<TelemetryEvent> flushAll() {
        return minutes.take(true, this::event);
    }

    /** About how many series found no room in the last stretch of time. */
    public long overflowed() {
        return minutes.overflowed();
    }

    private TelemetryEvent event(Minutes.Minute minute, Counted counted) {
        StatementAnalysis statement = counted.statement();
        return new StatementSummaryEvent(
                headers.ofSeries(counted.endpoint(), counted.tenant()),
                minute.start(),
                counted.histogram().count(),
                counted.errors(),
                counted.histogram().toBase64(),
                statement == null ? SeriesTable.OTHER : statement.hash(),
                statement == null ? null : texts.textFor(statement, minute.epochMinute()),
                counted.verdict(),
                counted.wouldBlock());
    }
}
