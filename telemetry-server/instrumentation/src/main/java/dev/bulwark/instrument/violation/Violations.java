package dev.bulwark.instrument.violation;

import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.model.isolation.ViolationType;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports violations. What is found several times within a request is reported once, with a count; each request reports
 * for itself. Thread-safe, never blocks.
 */
public final class Violations {
    /** Findings that are still counted, of all requests together. */
    private static final int MOST_OPEN = 4096;

    private final Outbox outbox;
    private final EventHeaders headers;
    private final LongSupplier nanoTime;
    private final RequestContext background = RequestContext.background();
    private final Map<Key, PendingViolation> open = new ConcurrentHashMap<>();

    public Violations(Outbox outbox, EventHeaders headers, LongSupplier nanoTime) {
        this.outbox = outbox;
        this.headers = headers;
        this.nanoTime = nanoTime;
    }

    /**
     * Reports a finding.
     *
     * @param request null for work that no request asked for
     * @param finding made only for the first of its kind within the request
     * @return the id under which it can be looked up
     */
    public UUID report(
            @Nullable RequestContext request, ViolationType type, String subject, Supplier<Finding> finding) {
        if (request != null) {
            request.noteViolation();
        }
        Key key = new Key(request == null ? background : request, type, subject);
        PendingViolation known = open.get(key);
        return known != null && known.countAgain() ? known.id() : first(key, finding);
    }

    /**
     * Reports a finding about another tenant; what is found of several tenants is reported once with all of them.
     *
     * @param tenant the tenant found now, in its canonical form
     * @param request null for work that no request asked for
     * @param finding made only for the first of its kind within the request
     * @return the id under which it can be looked up
     */
    public UUID reportOf(
            String tenant,
            @Nullable RequestContext request,
            ViolationType type,
            String subject,
            Supplier<Finding> finding) {
        Key key = new Key(request == null ? background : request, type, subject);
        PendingViolation known = open.get(key);
        if (known != null && known.countAgain()) {
            known.addTenant(tenant);
            return known.id();
        }
        return first(key, finding);
    }

    private UUID first(Key key, Supplier<Finding> finding) {
        PendingViolation fresh =
                new PendingViolation(key.request, finding.get(), headers, nanoTime, closed -> open.remove(key, closed));
        remember(key, fresh);
        outbox.addUrgent(fresh);
        return fresh.id();
    }

    /** Two threads of one request may both come first; then both report. */
    private void remember(Key key, PendingViolation fresh) {
        if (open.size() >= MOST_OPEN) {
            open.values().removeIf(PendingViolation::isReady);
        }
        if (open.size() < MOST_OPEN) {
            open.put(key, fresh);
        }
    }

    /** Contexts are told apart by identity: they have no equality of their own. */
    private record Key(RequestContext request, ViolationType type, String subject) {}
}
