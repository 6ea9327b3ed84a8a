package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads all gauges of the process. Thread-safe. */
public final class GaugeSampler {
    private final EventHeaders headers;
    private final OwnFailures failures;
    private final List<GaugeSource> sources = new CopyOnWriteArrayList<>();

    public GaugeSampler(EventHeaders headers, OwnFailures failures) {
        this.headers = headers;
        this.failures = failures;
        add(new JvmGauges());
        add(sink -> sink.put("bulwark.failures", (double) failures.count(), "failures", Map.of()));
    }

    public final void add(GaugeSource source) {
        sources.add(source);
    }

    /** The levels of this moment, as events. */
    public List<TelemetryEvent> sample() {
        List<TelemetryEvent> events = new ArrayList<>();
        for (GaugeSource source : sources) {
            try {
                source.read((name, value, unit, labels) ->
                        events.add(new GaugeEvent(headers.ofApplication(), name, value, unit, labels)));
            } catch (RuntimeException e) {
                failures.note("reading gauges", e);
            }
        }
        return events;
    }
}
