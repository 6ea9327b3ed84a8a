package dev.bulwark.server.rollup;

import dev.bulwark.model.ingest.MinuteSummary;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.live.LiveEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** A sink of minutes that are merged upwards: what it takes in marks what has to be merged again. Thread-safe. */
public final class RolledUp<E extends TelemetryEvent & MinuteSummary> implements EventSink<E> {
    private final EventSink<E> minutes;
    private final RollupMarks marks;

    public RolledUp(EventSink<E> minutes, Series series) {
        this.minutes = minutes;
        this.marks = new RollupMarks(series);
    }

    @Override
    public Class<E> accepts() {
        return minutes.accepts();
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<E>> events) {
        Set<Instant> changed = events.stream().map(one -> one.event().minute()).collect(Collectors.toSet());
        marks.add(handle, changed);
        return minutes.store(handle, events);
    }
}
