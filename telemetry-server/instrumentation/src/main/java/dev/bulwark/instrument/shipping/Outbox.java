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

    private final EventBuffer urgent;
    private final EventBuffer routine;
    private final EventBuffer logs;
    private final LossAccount losses;

    /** An empty one, whose events take at most that many bytes of memory. */
    public Outbox(long mostBytes, LossAccount losses) {
        long share = mostBytes / 3;
        this.losses = losses;
        urgent = new EventBuffer(URGENT_EVENTS, share, "violations_overflow", losses);
        routine = new EventBuffer(ROUTINE_EVENTS, share, "events_overflow", losses);
        logs = new EventBuffer(LOG_EVENTS, mostBytes - 2 * share, "logs_overflow", losses);
    }

    /** Leaves something that is sent as soon as it is ready. */
    public void addUrgent(Pending event) {
        urgent.add(event);
    }

    /** Leaves something that may wait for the next flush; its weight is worked out. */
    public void add(TelemetryEvent event) {
        routine.add(Pending.of(event, EventWeight.of(event)));
    }

    /** Leaves something that may wait for the next flush. */
    public void add(TelemetryEvent event, int weight) {
        routine.add(Pending.of(event, weight));
    }

    /** Leaves something that may wait for the next flush, and may be added to until then. */
    public void add(Pending event) {
        routine.add(event);
    }

    /** Leaves a log record or an exception for the next flush; a flood of them pushes out nothing else. */
    public void addLog(TelemetryEvent event) {
        logs.add(Pending.of(event, EventWeight.of(event)));
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
}
