package dev.bulwark.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written and read field by field is what data binding makes of the same records: no kind, no field is forgotten. */
class SameAsDataBindingTest {
    private static final int EVENTS_OF_A_KIND = 60;

    private final long seed = new Random().nextLong();
    private final RandomValues random = new RandomValues(new Random(seed));
    private final ObjectMapper mapper = Json.strict();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventIsWrittenAlike(EventType type) {
        BatchWriter writer = new BatchWriter();
        for (int i = 0; i < EVENTS_OF_A_KIND; i++) {
            Batch batch = batch(List.of((TelemetryEvent) random.record(type.eventClass())));
            assertThat(new String(writer.write(batch), UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(bound(batch));
        }
    }

    @Test
    void everyPolicyIsWrittenAndReadAlike() throws IOException {
        PolicyText texts = new PolicyText();
        for (int i = 0; i < EVENTS_OF_A_KIND; i++) {
            IsolationPolicy policy = (IsolationPolicy) random.record(IsolationPolicy.class);
            String bound = asBytes(mapper.valueToTree(policy));
            assertThat(new String(texts.write(policy), UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(bound);
            assertThat(texts.read(bound.getBytes(UTF_8)))
                    .as("seed %d", seed)
                    .isEqualTo(mapper.readValue(bound, IsolationPolicy.class));
        }
    }

    @Test
    void everyAnswerIsReadAlike() throws IOException {
        for (int i = 0; i < EVENTS_OF_A_KIND; i++) {
            IngestAnswer answer = new IngestAnswer(
                    random.below(100),
                    random.below(100),
                    List.of(new Rejection(random.below(100), random.text()), new Rejection(0, "unknown type")),
                    i % 2 == 0 ? null : (IsolationPolicy) random.record(IsolationPolicy.class));
            ObjectNode text = mapper.valueToTree(answer);
            text.putObject("of a newer server").put("that", 1);
            byte[] bytes = asBytes(text).getBytes(UTF_8);
            assertThat(new AnswerReader().read(bytes))
                    .as("seed %d", seed)
                    .isEqualTo(Json.tolerant().readValue(bytes, IngestAnswer.class));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"rejected\":null}",
                "{\"accepted\":1,\"rejected\":[]}}",
                "{\"accepted\":1.5,\"rejected\":[]}",
                "{\"accepted\":99999999999,\"rejected\":[]}",
                "{\"accepted\":1,\"rejected\":[1]}",
                "{\"accepted\":1,\"rejected\":[],\"policy\":7}",
                "{\"accepted\":1,\"rejected\":[],\"policy\":{\"mode\":\"lenient\"}}",
                "{\"accepted\":1,\"rejected\":[],\"policy\":{\"exceptions\":[{\"queryHash\":\"x\"}]}}",
                "{\"accepted\":01,\"rejected\":[]}",
                "{\"accepted\":+1,\"rejected\":[]}",
                "{\"accepted\":1e,\"rejected\":[]}",
                "{\"accepted\":1.,\"rejected\":[]}",
                "{\"accepted\":-,\"rejected\":[]}",
                "{\"accepted\":1,\"rejected\":[],}",
                "{\"accepted\":1,\"rejected\":[,]}",
                "{\"accepted\":1 \"rejected\":[]}",
                "{\"accepted\":1,rejected:[]}",
                "{\"accepted\":1,\"rejected\":[],\"x\":\"\\x\"}",
                "{\"accepted\":1,\"rejected\":[],\"x\":\"\\u00g0\"}",
                "{\"accepted\":1,\"rejected\":[],\"x\":\"\\u00",
                "{\"accepted\":1,\"rejected\":[],\"x\":\"a\nb\"}",
                "{\"accepted\":1,\"rejected\":[],\"x\":truth}",
                "{\"accepted\":1,\"rejected\":[],\"x\":tru",
                "{\"accepted\":1,\"rejected\":[],\"x\":'a'}",
                "<html></html>"
            })
    void whatIsNoAnswerIsNotTakenForOne(String text) {
        assertThat(isRead(text)).isFalse();
    }

    @Test
    void anyJsonIsReadAlike() throws IOException {
        ObjectMapper longs = Json.tolerant().enable(DeserializationFeature.USE_LONG_FOR_INTS);
        for (int i = 0; i < 50 * EVENTS_OF_A_KIND; i++) {
            byte[] text = longs.writeValueAsString(random.free(0)).getBytes(UTF_8);
            assertThat(JsonReading.read(text)).as("seed %d", seed).isEqualTo(longs.readValue(text, Object.class));
        }
        for (String text : List.of(" [1 , -0, 0.5e+3,1E-2 ,{ } , [ ] ]\r\n\t", "\"\\u0041\\ud83d\\ude00\\/\"", "12")) {
            assertThat(JsonReading.read(text.getBytes(UTF_8))).isEqualTo(longs.readValue(text, Object.class));
        }
    }

    @Test
    void whatIsNestedTooDeeplyIsGivenUp() throws IOException {
        assertThat(JsonReading.read(("[".repeat(64) + "]".repeat(64)).getBytes(UTF_8)))
                .isNotNull();
        assertThatThrownBy(() -> JsonReading.read("[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }

    private static boolean isRead(String text) {
        try {
            new AnswerReader().read(text.getBytes(UTF_8));
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private Batch batch(List<TelemetryEvent> events) {
        Ledger ledger = new Ledger(random.below(9), Map.of("buffer_full", (long) random.below(9)), 0);
        return new Batch(new UUID(1, 2), "shop", random.text() + "x", random.text(), random.time(), ledger, events);
    }

    /** The batch as data binding has it, with the header's fields beside the event's own. */
    private String bound(Batch batch) {
        ObjectNode root = mapper.valueToTree(batch);
        ArrayNode events = root.putArray("events");
        for (TelemetryEvent event : batch.events()) {
            ObjectNode own = mapper.valueToTree(event);
            ObjectNode header = (ObjectNode) own.remove("header");
            ObjectNode flat = events.addObject();
            flat.set("id", header.remove("id"));
            flat.put("type", EventType.of(event).wireName());
            flat.setAll(header);
            flat.setAll(own);
        }
        return asBytes(root);
    }

    /** Half of a surrogate pair has no form in UTF-8. */
    private static String asBytes(ObjectNode tree) {
        return new String(tree.toString().getBytes(UTF_8), UTF_8);
    }
}
