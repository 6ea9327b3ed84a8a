package dev.bulwark.instrument.shipping;

import dev.bulwark.model.ingest.TelemetryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's threads leave what is to be sent. Leaving something never blocks, never waits and never fails;
 * memory is bounded and what finds no room is counted. Thread-safe.
 */
public final class Outbox {
    private static final int URGENT_EVENTS = 8192;
    private static final int ROUTINE_EVENTS = 8192;
    private static final int LOG_EVENTS = 4096;
    private static final int AUDIT_EVENTS = 4096;

    private final EventBuffer urgent;
    private final EventBuffer routine;
    private final EventBuffer logs;
    private final EventBuffer audit;
    private final LossAccount losses;
    private volatile boolean closed;

    /** An empty one, whose events take at most that many bytes of memory. */
    public Outbox(long mostBytes, LossAccount losses) {
        long auditShare = mostBytes / 8;
        long share = (mostBytes - auditShare) / 3;
        this.losses = losses;
        urgent = new EventBuffer(URGENT_EVENTS, share, "violations_overflow", losses);
        routine = new EventBuffer(ROUTINE_EVENTS, share, "events_overflow", losses);
        logs = new EventBuffer(LOG_EVENTS, share, "logs_overflow", losses);
        audit = new EventBuffer(AUDIT_EVENTS, auditShare, "audit_overflow", losses);
    }

    /** Leaves something that is sent as soon as it is ready. */
    public void addUrgent(Pending event) {
        leave(event, urgent);
    }

    /** Leaves something that may wait for the next flush; its weight is worked out. */
    public void add(TelemetryEvent event) {
        add(event, EventWeight.of(event));
    }

    /** Leaves something that may wait for the next flush. */
    public void add(TelemetryEvent event, int weight) {
        leave(Pending.of(event, weight), routine);
    }

    /** Leaves something that may wait for the next flush, and may be added to until then. */
    public void add(Pending event) {
        routine.add(event);
    }

    /** Leaves a log record or an exception for the next flush; a flood of them pushes out nothing else. */
    public void addLog(TelemetryEvent event) {
        leave(Pending.of(event, EventWeight.of(event)), logs);
    }

    /** Leaves an entry of the audit log, which is sent at once; a flood of them pushes out nothing else, and nothing pushes them out. */
    public void addAudit(TelemetryEvent event, int weight) {
        leave(Pending.of(event, weight), audit);
    }

    /** Nobody takes anything out any more: what is left from now on is forgotten. */
    public void close() {
        closed = true;
    }

    /** Whether ordinary events had better not wait for the next flush. */
    boolean isFilling() {
        return routine.isHalfFull() || logs.isHalfFull();
    }

    /** Counts an event that was taken out and could not be sent. */
    void giveUp(String reason) {
        losses.dropped(reason, 1);
    }

    @Nullable
    Pending pollAudit() {
        return audit.poll();
    }

    @Nullable
    Pending pollLog() {
        return logs.poll();
    }

    @Nullable
    Pending pollUrgent() {
        return urgent.poll();
    }

    @Nullable
    Pending pollRoutine() {
        return routine.poll();
    }

    private void leave(Pending event, EventBuffer buffer) {
        if (!closed) {
            buffer.add(event);
        }
    }
}
