package dev.bulwark.model.wire;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventFields;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.WireTime;
import dev.bulwark.model.redaction.EventRedaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes batches as they go over the wire. Thread-safe. */
public final class BatchWriter {
    private final Consumer<Map<String, @Nullable Object>> redaction;

    /** A writer that writes events as they are. */
    public BatchWriter() {
        redaction = event -> {};
    }

    /** A writer that takes secrets out of every event. */
    public BatchWriter(EventRedaction redaction) {
        this.redaction = redaction::apply;
    }

    /** The batch as UTF-8 JSON. */
    public byte[] write(Batch batch) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("batchId", batch.batchId().toString());
        root.put("app", batch.app());
        root.put("instance", batch.instance());
        root.put("version", batch.version());
        root.put("sentAt", WireTime.format(batch.sentAt()));
        root.put("ledger", ledger(batch.ledger()));
        root.put("events", events(batch.events()));
        return JsonText.of(root);
    }

    private static Map<String, Object> ledger(Ledger ledger) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sent", ledger.sent());
        fields.put("dropped", ledger.dropped());
        fields.put("spooled", ledger.spooled());
        return fields;
    }

    private List<Object> events(List<TelemetryEvent> events) {
        List<Object> all = new ArrayList<>(events.size());
        for (TelemetryEvent event : events) {
            Map<String, @Nullable Object> fields = EventFields.of(event);
            redaction.accept(fields);
            all.add(fields);
        }
        return all;
    }
}
