package dev.bulwark.instrument.shipping;

import dev.bulwark.model.ingest.TelemetryEvent;

/** An event on its way out, perhaps still being added to. */
public interface Pending {
    /** Whether nothing more is to be waited for. */
    boolean isReady();

    /** The event as it is sent; asked for once, by the shipping thread. */
    TelemetryEvent toEvent();

    /** About how many bytes it holds in memory. */
    int weight();

    /** An event that is complete. */
    static Pending of(TelemetryEvent event, int weight) {
        return new Pending() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public TelemetryEvent toEvent() {
                return event;
            }

            @Override
            public int weight() {
                return weight;
            }
        };
    }
}
