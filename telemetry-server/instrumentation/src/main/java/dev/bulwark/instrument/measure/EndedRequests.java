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
    private final SampleLimit limit;
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
        this.limit = new SampleLimit(settings);
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
     * @param begun when it was opened
     * @param end when it ended, both by the {@code nanoTime} in use
     * @param status what the client was answered
     * @param threw whether the application gave up on it, whatever the client was answered
     * @param size length of the body, read when the request is sent
     */
    public void add(RequestContext request, long begun, long end, int status, boolean threw, BodySize size) {
        StatementTally tally = request.lastStatements();
        if (tally != null) {
            tally.end(statements);
        }
        boolean failed = threw || status >= SERVER_ERROR;
        count(request, begun, end, failed);
        RequestReason reason = budget.effort() == Effort.COUNTERS ? null : reason(request, begun, end, failed);
        if (reason != null) {
            int shown = threw && status < SERVER_ERROR ? SERVER_ERROR : status;
            outbox.add(new PendingRequest(event(request, end - begun, shown, tally, reason), size));
        }
        costs.end(request, end);
        costs.add(request);
    }

    private void count(RequestContext request, long begun, long end, boolean failed) {
        counts.count(
                nameOf(request),
                request.knownCaller().tenant(),
                TimeUnit.NANOSECONDS.toMicros(end - begun),
                failed,
                end);
    }

    private static String nameOf(RequestContext request) {
        String endpoint = request.endpoint();
        return endpoint == null ? UNKNOWN : endpoint;
    }

    /** Why it is worth a record of its own, the gravest reason first; null when it is not. */
    private @Nullable RequestReason reason(RequestContext request, long begun, long end, boolean failed) {
        if (request.isSuspicious()) {
            return RequestReason.SUSPICIOUS;
        }
        if (failed) {
            return RequestReason.FAILED;
        }
        if (end - begun >= settings.slowRequest().toNanos()) {
            return RequestReason.SLOW;
        }
        return budget.effort() == Effort.FULL && isSampled(request, end) ? RequestReason.SAMPLED : null;
    }

    private boolean isSampled(RequestContext request, long now) {
        String tenant = request.knownCaller().tenant();
        if (tenant != null && settings.sampledTenants().contains(tenant)) {
            return true;
        }
        return sampling.isSampled(request.identity().traceId()) && limit.take(nameOf(request), now);
    }

    private RequestEvent event(
            RequestContext request, long nanos, int status, @Nullable StatementTally tally, RequestReason reason) {
        RequestIdentity identity = request.identity();
        return new RequestEvent(
                headers.of(request),
                status,
                TimeUnit.NANOSECONDS.toMicros(nanos),
                null,
                tally == null ? 0 : tally.total(),
                reason,
                identity.ipAddress(),
                identity.userAgent());
    }
}
