package dev.bulwark.server.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches as the journal keeps them: a byte that names the version of the form, then Smile, which is JSON in binary. Names
 * instead of places tell the fields apart, so that a later version of the server reads what an earlier one wrote.
 * Thread-safe.
 */
public final class ReceivedBatchCodec {
    private static final byte VERSION = 1;

    private final ObjectMapper mapper = Json.tolerant();
    private final SmileFactory smile = SmileFactory.builder()
            .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
            .build();

    /** What a batch says of itself beside its events. */
    private record Head(Source source, Ledger ledger, int rejected, int shed, int duplicates) {}

    public byte[] write(ReceivedBatch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        try (JsonGenerator out = smile.createGenerator(bytes)) {
            out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            out.writeStartArray();
            mapper.writeValue(out, headOf(batch));
            for (TelemetryEvent event : batch.events()) {
                out.writeString(EventType.of(event).wireName());
                mapper.writeValue(out, event);
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Head headOf(ReceivedBatch batch) {
        Rejected rejected = batch.rejected();
        return new Head(batch.source(), batch.ledger(), rejected.unfit(), rejected.shed(), batch.duplicates());
    }

    /** @throws UncheckedIOException if these are not bytes that a server wrote, or one of a later version did */
    public ReceivedBatch read(byte[] bytes) {
        try {
            if (bytes.length == 0 || bytes[0] != VERSION) {
                throw new IOException("a batch of a form that this version does not know");
            }
            try (JsonParser in = smile.createParser(bytes, 1, bytes.length - 1)) {
                return read(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceivedBatch read(JsonParser in) throws IOException {
        in.nextToken();
        in.nextToken();
        Head head = mapper.readValue(in, Head.class);
        List<TelemetryEvent> events = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            String name = in.getText();
            EventType type =
                    EventType.byWireName(name).orElseThrow(() -> new IOException("no kind of event is " + name));
            in.nextToken();
            events.add(mapper.readValue(in, type.eventClass()));
        }
        Rejected rejected = new Rejected(head.rejected(), head.shed());
        return new ReceivedBatch(head.source(), head.ledger(), rejected, head.duplicates(), events);
    }
}
