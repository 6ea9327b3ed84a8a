package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.context.StatementTally;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests that have ended: each is counted, and those that are worth it are reported one by one. Thread-safe, never
 * blocks.
 */
public final class EndedRequests {
    private static final String UNKNOWN = "unknown";
    private static final int SERVER_ERROR = 500;

    private final Condensing settings;
    private final TraceSampling sampling;
    private final RequestCounts counts;
    private final StatementCounts statements;
    private final SelfBudget budget;
    private final SelfCosts costs;
    private final Outbox outbox;
    private final EventHeaders headers;

    public EndedRequests(
            Condensing settings,
            RequestCounts counts,
            StatementCounts statements,
            SelfBudget budget,
            SelfCosts costs,
            Outbox outbox,
            EventHeaders headers) {
        this.settings = settings;
        this.sampling = new TraceSampling(settings.sampleShare());
        this.counts = counts;
        this.statements = statements;
        this.budget = budget;
        this.costs = costs;
        this.outbox = outbox;
        this.headers = headers;
    }

    /** Takes note of a request that has just been opened, which began at that time of the {@code nanoTime} in use. */
    public void opened(RequestContext request, long begun) {
        costs.open(request, begun);
    }

    /**
     * Takes a request that has just ended.
     *
     * @param status what the client was answered
     * @param threw whether the application gave up on it, whatever the client was answered
     * @param size length of the body, read when the request is sent
     */
    public void add(RequestContext request, long nanos, int status, boolean threw, BodySize size) {
        long begun = costs.begin(request);
        StatementTally tally = request.statements();
        if (tally != null) {
            tally.end(statements);
        }
        count(request, nanos, status, threw, size);
        costs.end(request, begun);
        costs.add(request);
    }

    private void count(RequestContext request, long nanos, int status, boolean threw, BodySize size) {
        boolean failed = threw || status >= SERVER_ERROR;
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        String endpoint = request.endpoint();
        counts.count(
                endpoint == null ? UNKNOWN : endpoint, request.knownCaller().tenant(), micros, failed);
        RequestReason reason = budget.effort() == Effort.COUNTERS ? null : reason(request, nanos, failed);
        if (reason != null) {
            int shown = threw && status < SERVER_ERROR ? SERVER_ERROR : status;
            report(request, micros, shown, size, reason);
        }
    }

    /** Why it is worth a record of its own, the gravest reason first; null when it is not. */
    private @Nullable RequestReason reason(RequestContext request, long nanos, boolean failed) {
        if (request.isSuspicious()) {
            return RequestReason.SUSPICIOUS;
        }
        if (failed) {
            return RequestReason.FAILED;
        }
        if (nanos >= settings.slowRequest().toNanos()) {
            return RequestReason.SLOW;
        }
        return budget.effort() == Effort.FULL && isSampled(request) ? RequestReason.SAMPLED : null;
    }

    private boolean isSampled(RequestContext request) {
        String tenant = request.knownCaller().tenant();
        return (tenant != null && settings.sampledTenants().contains(tenant))
                || sampling.isSampled(request.identity().traceId());
    }

    private void report(RequestContext request, long micros, int status, BodySize size, RequestReason reason) {
        RequestIdentity identity = request.identity();
        StatementTally tally = request.statements();
        RequestEvent event = new RequestEvent(
                headers.of(request),
                status,
                micros,
                null,
                tally == null ? 0 : tally.total(),
                reason,
                identity.ipAddress(),
                identity.userAgent());
        outbox.add(new PendingRequest(event, size));
    }
}
