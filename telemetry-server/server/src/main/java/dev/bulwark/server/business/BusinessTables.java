package dev.bulwark.server.business;

import dev.bulwark.model.ingest.CounterEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where applications' own counters and timings are kept. */
public final class BusinessTables {
    private BusinessTables() {}

    /** Sums by minute, name and labels. */
    public static EventTable<CounterEvent> counters(JsonColumns json) {
        return EventTable.of(CounterEvent.class, "business_counters", json)
                .column("started_at", CounterEvent::minute)
                .column("name", CounterEvent::name)
                .column("amount", CounterEvent::value)
                .column("labels", CounterEvent::labels);
    }

    /** Durations by minute and name. */
    public static EventTable<TimingSummaryEvent> timings(JsonColumns json) {
        return EventTable.of(TimingSummaryEvent.class, "business_timings", json)
                .column("started_at", TimingSummaryEvent::minute)
                .column("name", TimingSummaryEvent::name)
                .column("timed", TimingSummaryEvent::count)
                .column("histogram", TimingSummaryEvent::histogram);
    }
}
