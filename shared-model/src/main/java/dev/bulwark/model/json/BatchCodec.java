package dev.bulwark.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.model.wire.BatchWriter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Batches on the wire. In memory an event holds its header; on the wire the header's fields stand beside the event's
 * own and {@code type} names the kind. Thread-safe.
 */
public final class BatchCodec {
    private static final List<String> HEADER_FIELDS =
            List.of("id", "at", "tenant", "user", "endpoint", "traceId", "requestId");
    private static final String HEADER = "header";
    private static final String TYPE = "type";
    private static final String EVENTS = "events";

    private final ObjectMapper mapper = Json.strict();
    private final BatchWriter writer;
    private final Consumer<ObjectNode> redaction;

    /** A codec that writes and reads events as they are. */
    public BatchCodec() {
        writer = new BatchWriter();
        redaction = event -> {};
    }

    /** A codec that takes secrets out of every event, before it is written and before it is read. */
    public BatchCodec(EventRedaction redaction) {
        this.writer = new BatchWriter(redaction);
        this.redaction = event -> redaction.apply(TreeView.of(event));
    }

    /** The batch as UTF-8 JSON. */
    public byte[] write(Batch batch) {
        return writer.write(batch);
    }

    /**
     * Reads a batch. Events of an unknown type are rejected one by one; anything else that is wrong refuses the whole.
     *
     * @throws MalformedJsonException if the batch is not readable as a whole; says which field is at fault
     * @throws IOException if the stream fails
     */
    public DecodedBatch read(InputStream in) throws IOException {
        try {
            JsonNode root = mapper.readTree(in);
            if (!(root instanceof ObjectNode object)) {
                throw new MalformedJsonException("a batch must be a JSON object", null, null);
            }
            return decode(object);
        } catch (JsonProcessingException e) {
            throw Json.explain(e);
        }
    }

    private DecodedBatch decode(ObjectNode root) throws JsonProcessingException {
        if (!(root.remove(EVENTS) instanceof ArrayNode nodes)) {
            throw new MalformedJsonException("events must be an array", EVENTS, null);
        }
        Envelope envelope = mapper.treeToValue(root, Envelope.class);
        List<TelemetryEvent> events = new ArrayList<>(nodes.size());
        List<Rejection> rejected = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int index = i;
            Optional<EventType> type = typeOf(nodes.get(i), index);
            type.ifPresentOrElse(
                    known -> events.add(event(taken(nodes, index), known, index)),
                    () -> rejected.add(new Rejection(index, "unknown type")));
        }
        return new DecodedBatch(envelope.with(events), rejected);
    }

    private static Optional<EventType> typeOf(JsonNode node, int index) {
        JsonNode type = node.get(TYPE);
        if (type == null || !type.isTextual()) {
            throw new MalformedJsonException("every event needs a type", EVENTS + "[" + index + "].type", null);
        }
        return EventType.byWireName(type.textValue());
    }

    /** What was read is let go: the tree of a large batch takes many times its bytes. */
    private static JsonNode taken(ArrayNode nodes, int index) {
        return nodes.set(index, NullNode.getInstance());
    }

    private TelemetryEvent event(JsonNode node, EventType type, int index) {
        ObjectNode own = (ObjectNode) node;
        own.remove(TYPE);
        redaction.accept(own);
        if (own.has(HEADER)) {
            throw new MalformedJsonException("header is not a known field", EVENTS + "[" + index + "].header", null);
        }
        ObjectNode header = mapper.createObjectNode();
        for (String field : HEADER_FIELDS) {
            JsonNode value = own.remove(field);
            if (value != null) {
                header.set(field, value);
            }
        }
        own.set(HEADER, header);
        try {
            return mapper.treeToValue(own, type.eventClass());
        } catch (JsonProcessingException e) {
            throw located(Json.explain(e), index);
        }
    }

    private static MalformedJsonException located(MalformedJsonException e, int index) {
        String prefix = EVENTS + "[" + index + "]";
        String field = e.field() == null ? "" : e.field().replaceFirst("^" + HEADER + "\\.?", "");
        return new MalformedJsonException(
                prefix + ": " + String.valueOf(e.getMessage()).replace(HEADER + ".", ""),
                field.isEmpty() ? prefix : prefix + "." + field,
                e);
    }

    /** A batch without its events, whose kinds decide how they are read. */
    private record Envelope(
            UUID batchId,
            String app,
            String instance,
            @Nullable String version,
            Instant sentAt,
            @Nullable Ledger ledger) {
        @SuppressWarnings("NullAway") // the batch's own constructor says what is required and what may be left out
        Batch with(List<TelemetryEvent> events) {
            try {
                return new Batch(batchId, app, instance, version, sentAt, ledger, events);
            } catch (NullPointerException | IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                throw new MalformedJsonException(message, message.split(" ", 2)[0], e);
            }
        }
    }
}
