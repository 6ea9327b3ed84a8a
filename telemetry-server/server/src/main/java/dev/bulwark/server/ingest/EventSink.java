package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.live.LiveEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where a feature takes its events in. Thread-safe. */
public interface EventSink<E extends TelemetryEvent> {
    /** The kind of events that go here. */
    Class<E> accepts();

    /**
     * Stores events that were checked and were not seen before, of many batches at once.
     *
     * @param handle the batches' one transaction
     * @return what to push once they are stored
     */
    List<LiveEvent> store(Handle handle, List<Received<E>> events);
}
