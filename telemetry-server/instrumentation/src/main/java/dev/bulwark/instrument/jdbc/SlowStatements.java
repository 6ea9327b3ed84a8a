package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CallSite;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
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
    private static final int LONGEST_TEXT = 32 * 1024;

    private final long limitNanos;
    private final Outbox outbox;
    private final EventHeaders headers;

    /**
     * Reports into an outbox.
     *
     * @param limit from this duration on, an execution is slow
     */
    public SlowStatements(Duration limit, Outbox outbox, EventHeaders headers) {
        this.limitNanos = limit.toNanos();
        this.outbox = outbox;
        this.headers = headers;
    }

    boolean isSlow(long nanos) {
        return nanos >= limitNanos;
    }

    void report(
            @Nullable RequestContext request,
            StatementText text,
            StatementAnalysis analysis,
            BoundParameters parameters,
            long nanos) {
        String sql = text.sql();
        String shown = sql.length() <= LONGEST_TEXT ? sql : sql.substring(0, LONGEST_TEXT);
        List<String> values = parameters instanceof BoundValues bound ? bound.sanitised() : List.of();
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        String callSite = CallSite.here();
        outbox.add(
                new SlowQueryEvent(headers.of(request), shown, analysis.hash(), micros, values, callSite, null),
                1024 + 2 * shown.length());
    }
}
