package dev.bulwark.instrument.client;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves with the outbox what the application reports. Whatever it is given, nothing is ever thrown; after the end nothing
 * is done. Thread-safe.
 */
final class Reporter {
    private final Outbox outbox;
    private final EventHeaders headers;
    private final CurrentScope scopes;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;
    private volatile boolean closed;

    Reporter(Outbox outbox, EventHeaders headers, CurrentScope scopes, OwnFailures failures, LongSupplier nanoTime) {
        this.outbox = outbox;
        this.headers = headers;
        this.scopes = scopes;
        this.failures = failures;
        this.nanoTime = nanoTime;
    }

    EventHeaders headers() {
        return headers;
    }

    CurrentScope scopes() {
        return scopes;
    }

    /** The request that this thread works for, if any. */
    @Nullable
    RequestContext request() {
        return scopes.request();
    }

    /** A clock for durations. */
    long nanos() {
        return nanoTime.getAsLong();
    }

    /** The minute that runs, since 1970. */
    long minute() {
        return Math.floorDiv(headers.now().getEpochSecond(), 60);
    }

    /** When a minute began. */
    static Instant startOf(long minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }

    /** Reports something of the request that this thread works for. */
    boolean report(String what, BiFunction<EventHeader, Copies, TelemetryEvent> event) {
        return report(what, scopes.request(), event);
    }

    /**
     * Reports something.
     *
     * @param what is being done, for the count of own failures: from a small set of fixed names
     * @return whether it is on its way
     */
    boolean report(
            String what, @Nullable RequestContext request, BiFunction<EventHeader, Copies, TelemetryEvent> event) {
        return guarded(what, () -> {
            Copies copies = new Copies();
            TelemetryEvent made = event.apply(headers.of(request), copies);
            outbox.add(made, copies.weight());
        });
    }

    /** Makes an entry of the audit log about something of this thread's request; nothing else pushes it out. */
    boolean audit(String what, BiFunction<EventHeader, Copies, TelemetryEvent> event) {
        return guarded(what, () -> {
            Copies copies = new Copies();
            TelemetryEvent made = event.apply(headers.of(scopes.request()), copies);
            outbox.addAudit(made, copies.weight());
        });
    }

    /** Does something for the application without its noticing; false when that failed or the end has come. */
    @SuppressWarnings("CatchingUnchecked")
    boolean guarded(String what, Runnable work) {
        if (closed) {
            return false;
        }
        try {
            work.run();
            return true;
        } catch (Throwable e) {
            note(what, e);
            return false;
        }
    }

    void close() {
        closed = true;
    }

    /** The log prints the failure, which may be one of the application's that cannot be printed. */
    @SuppressWarnings("CatchingUnchecked")
    private void note(String what, Throwable failure) {
        try {
            failures.note(what, failure);
        } catch (Throwable e) {
            // it is counted
        }
    }
}
