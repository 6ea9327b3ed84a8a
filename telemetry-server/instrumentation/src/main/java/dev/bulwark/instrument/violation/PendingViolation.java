package dev.bulwark.instrument.violation;

import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.shipping.Pending;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A finding that is still counted: it leaves when its request has ended, or when it has waited for a second. Thread-safe.
 */
final class PendingViolation implements Pending {
    private static final long LONGEST_WAIT = 1_000_000_000L;
    private static final int CLOSED = -1;
    private static final int FIXED_WEIGHT = 1024;

    /** More would tell nothing new; the count goes on. */
    private static final int MOST_TENANTS = 50;

    private final UUID id;
    private final Instant at;
    private final RequestContext request;
    private final Finding finding;
    private final EventHeaders headers;
    private final LongSupplier nanoTime;
    private final long since;
    private final Consumer<PendingViolation> whenClosed;
    private final AtomicInteger count = new AtomicInteger(1);
    private final CopyOnWriteArrayList<String> tenants;

    PendingViolation(
            RequestContext request,
            Finding finding,
            EventHeaders headers,
            LongSupplier nanoTime,
            Consumer<PendingViolation> whenClosed) {
        this.id = headers.newId();
        this.at = headers.now();
        this.request = request;
        this.finding = finding;
        this.tenants = new CopyOnWriteArrayList<>(finding.accessedTenants());
        this.headers = headers;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
        this.whenClosed = whenClosed;
    }

    UUID id() {
        return id;
    }

    /** Counts the same finding once more; false when this one has already left. */
    boolean countAgain() {
        return count.getAndUpdate(n -> n == CLOSED ? CLOSED : n + 1) != CLOSED;
    }

    /** Another tenant was found in the same place. */
    void addTenant(String tenant) {
        if (!tenant.isEmpty() && tenants.size() < MOST_TENANTS) {
            tenants.addIfAbsent(tenant);
        }
    }

    @Override
    public boolean isReady() {
        return request.hasEnded() || nanoTime.getAsLong() - since > LONGEST_WAIT;
    }

    @Override
    public TelemetryEvent toEvent() {
        int times = count.getAndSet(CLOSED);
        whenClosed.accept(this);
        RequestIdentity identity = request.identity();
        Map<String, Object> details = new LinkedHashMap<>(finding.details());
        details.put("count", times);
        List<String> accessed = List.copyOf(tenants);
        details.replace("tenants", accessed);
        return new ViolationEvent(
                headers.of(id, at, request),
                finding.type(),
                Finding.severityOf(finding.type()),
                identity.method(),
                finding.queryText(),
                finding.queryHash(),
                accessed,
                request.knownCaller().tenant(),
                details,
                identity.ipAddress(),
                identity.userAgent(),
                finding.blocked(),
                finding.marks());
    }

    @Override
    public int weight() {
        String text = finding.queryText();
        return FIXED_WEIGHT + (text == null ? 0 : 2 * text.length());
    }
}
