package dev.bulwark.instrument.client;

import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.model.ingest.CounterEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;

/** Amounts added up by minute, name, tenant and labels. Thread-safe. */
final class Counters implements SummarySource {
    private static final int MOST_KEYS = 2000;
    private static final int MOST_LABELS = 8;

    private final Reporter reporter;
    private final MinuteSeries<Key, DoubleAdder> sums = new MinuteSeries<>(
            MOST_KEYS, DoubleAdder::new, key -> new Key(key.name, null, Map.of()), new Key("other", null, Map.of()));

    Counters(Reporter reporter) {
        this.reporter = reporter;
    }

    void add(@Nullable String tenant, @Nullable String name, double amount, @Nullable Map<String, String> labels) {
        if (Double.isFinite(amount)) {
            Key key = new Key(Copies.cleanName(name), tenant, copyOf(labels));
            sums.at(reporter.minute(), key).add(amount);
        }
    }

    private static Map<String, String> copyOf(@Nullable Map<String, String> labels) {
        if (labels == null || labels.isEmpty()) {
            return Map.of();
        }
        Map<String, String> copy = new TreeMap<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (copy.size() < MOST_LABELS) {
                copy.put(Copies.cleanName(label.getKey()), Copies.cleanName(label.getValue()));
            }
        }
        return copy;
    }

    @Override
    public List<TelemetryEvent> flush() {
        List<TelemetryEvent> events = new ArrayList<>();
        sums.visit(reporter.minute(), (minute, key, sum) -> {
            double amount = sum.sumThenReset();
            if (amount != 0 && Double.isFinite(amount)) {
                events.add(event(minute, key, amount));
            }
        });
        return events;
    }

    private CounterEvent event(long minute, Key key, double amount) {
        EventHeader header = reporter.headers().ofSeries(null, key.tenant);
        return new CounterEvent(header, Reporter.startOf(minute), key.name, amount, key.labels);
    }

    private record Key(String name, @Nullable String tenant, Map<String, String> labels) {}
}
