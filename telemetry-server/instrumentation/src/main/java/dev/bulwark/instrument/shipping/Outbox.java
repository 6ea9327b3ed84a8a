package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.measure.RequestMeasurement;
import dev.bulwark.model.ingest.TelemetryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's threads leave what is to be sent. Leaving something never blocks, never waits and never fails;
 * memory is bounded and what finds no room is counted. Thread-safe.
 */
public final class Outbox {
    private static final int URGENT_EVENTS = 8192;
    private static final int ROUTINE_EVENTS = 8192;
    private static final int MEASUREMENTS = 32768;
    private static final long WEIGHT = 4L * 1024 * 1024;

    private final EventBuffer urgent;
    private final EventBuffer routine;
    private final BoundedRing<RequestMeasurement> measurements = new BoundedRing<>(MEASUREMENTS);
    private final LossAccount losses;

    public Outbox(LossAccount losses) {
        this.losses = losses;
        urgent = new EventBuffer(URGENT_EVENTS, WEIGHT, "violations_overflow", losses);
        routine = new EventBuffer(ROUTINE_EVENTS, WEIGHT, "events_overflow", losses);
    }

    /** Leaves something that is sent as soon as it is ready. */
    public void addUrgent(Pending event) {
        urgent.add(event);
    }

    /** Leaves something that may wait for the next flush. */
    public void add(TelemetryEvent event, int weight) {
        routine.add(Pending.of(event, weight));
    }

    /** Leaves the measure of a request, to be folded into its minute. */
    public void add(RequestMeasurement measurement) {
        if (!measurements.offer(measurement)) {
            losses.dropped("measurements_overflow", 1);
        }
    }

    @Nullable
    Pending pollUrgent() {
        return urgent.poll();
    }

    @Nullable
    Pending pollRoutine() {
        return routine.poll();
    }

    @Nullable
    RequestMeasurement pollMeasurement() {
        return measurements.poll();
    }
}
