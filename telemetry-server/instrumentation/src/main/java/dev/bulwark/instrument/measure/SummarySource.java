package dev.bulwark.instrument.measure;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.List;

/** Something that counts rather than records, and is asked now and then for what it counted. Asked by the shipping thread only. */
public interface SummarySource {
    /** Takes in what application threads have left since the last round; called several times a second. */
    default void fold() {}

    /** What was counted since the last time, as events; counting starts anew. */
    List<TelemetryEvent> flush();

    /** The same at the end, when nothing may be kept for later. */
    default List<TelemetryEvent> flushAll() {
        return flush();
    }
}
