package dev.bulwark.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchCodecTest {
    private static final Instant NOON = EventSamples.NOON;
    private static final String ID = EventSamples.ID;
    private static final String ENVELOPE = """
            "batchId":"018f0000-0000-7000-8000-0000000000aa","app":"meetings","instance":"meetings-1",\
            "version":"1.4.2","sentAt":"2026-03-01T12:00:00.120Z\"""";

    private final BatchCodec codec = new BatchCodec();

    @Test
    void everyKindOfEventSurvivesTheRoundTrip() throws IOException {
        Batch batch = batchOf(EventSamples.all());

        assertThat(batch.events()).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
        assertThat(read(new String(codec.write(batch), UTF_8))).isEqualTo(new DecodedBatch(batch, List.of()));
    }

    @Test
    void halfOfASurrogatePairCostsNoBatch() throws IOException {
        LogEvent log = new LogEvent(
                EventSamples.gauge().header(),
                LogLevel.INFO,
                null,
                null,
                "half \ud83d",
                null,
                null,
                null,
                null,
                Map.of("\ude00 half", "whole \ud83d\ude00"),
                1);
        DecodedBatch decoded = read(new String(codec.write(batchOf(List.of(log))), UTF_8));

        assertThat(decoded.batch().events()).first().isInstanceOfSatisfying(LogEvent.class, read -> {
            assertThat(read.message()).isEqualTo("half ?");
            assertThat(read.extra()).isEqualTo(Map.of("? half", "whole \ud83d\ude00"));
        });
    }

    @Test
    void headerFieldsStandBesideTheEventsOwnWithMillisecondTimes() {
        String json = new String(codec.write(batchOf(List.of(EventSamples.gauge()))), UTF_8);

        assertThat(json)
                .contains("\"type\":\"gauge\",\"at\":\"2026-03-01T12:00:00.120Z\"")
                .doesNotContain("header");
    }

    @Test
    void unknownTypesAreRejectedOneByOne() throws IOException {
        DecodedBatch decoded = read("{" + ENVELOPE + ",\"events\":["
                + "{\"id\":\"" + ID + "\",\"type\":\"telepathy\",\"at\":\"2026-03-01T12:00:00Z\"},"
                + gaugeJson("\"value\":1") + "]}");

        assertThat(decoded.rejected()).containsExactly(new Rejection(0, "unknown type"));
        assertThat(decoded.batch().events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"value\":\"1\"                  | events[0].value",
                "\"value\":null                   | events[0].value",
                "\"value\":1,\"colour\":\"red\"   | events[0].colour",
                "\"value\":1,\"tenant\":7         | events[0].tenant",
                "\"value\":1,\"labels\":[]        | events[0].labels",
                "\"value\":1,\"header\":{}        | events[0].header",
                "\"value\":1,\"at\":\"yesterday\" | ",
            })
    void aWrongFieldRefusesTheBatchAndIsNamed(String fields, String field) {
        assertThatThrownBy(() -> read("{" + ENVELOPE + ",\"events\":[" + gaugeJson(fields) + "]}"))
                .isInstanceOfSatisfying(
                        MalformedJsonException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageNotContainingAny("dev.bulwark", "jackson", "Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "audit              | \"severity\":\"info\"                                         | action is required",
                "audit              | \"action\":\"x\",\"severity\":\"high\"                    | severity must be one of [info, warning, error, critical]",
                "request            | \"durationMicros\":1                                          | status must be a number",
                "request            | \"status\":200,\"durationMicros\":-1                         | durationMicros must not be negative",
                "request            | \"status\":99,\"durationMicros\":1                           | status must be 100 to 599",
                "request            | \"status\":200,\"durationMicros\":1,\"bytes\":-1           | bytes must not be negative",
                "statement_summary  | \"minute\":\"2026-03-01T12:00:00Z\",\"count\":1,\"histogram\":\"\" | queryHash is required",
                "repeated_statement | \"queryText\":\"x\",\"queryHash\":\"y\",\"count\":1,\"durationMicros\":1 | count must be above one",
                "external_call      | \"service\":\"x\",\"operation\":\"y\",\"durationMicros\":1 | success must be true or false",
                "external_summary   | \"minute\":\"2026-03-01T12:00:00Z\",\"count\":1,\"histogram\":\"\" | service is required",
                "webhook            | \"service\":\"x\",\"success\":true                         | webhookType is required",
                "log                | \"level\":\"warn\"                                           | message is required",
                "log                | \"message\":\"x\",\"level\":\"loud\"                     | level must be one of [trace, debug, info, warn, error]",
                "exception          | \"message\":\"x\"                                            | exceptionType is required",
                "connection         | \"kind\":\"sse\",\"opened\":-1,\"live\":1                | opened must not be negative",
                "connection         | \"kind\":\"sse\"                                             | live must be a number",
                "job                | \"durationMicros\":1,\"success\":true                        | name is required",
                "heartbeat          | \"name\":\"x\",\"expectedEverySeconds\":0                  | expectedEverySeconds must be above zero",
                "deployment         | \"description\":\"x\"                                        | version is required",
                "counter            | \"minute\":\"2026-03-01T12:00:00Z\",\"name\":\"x\"       | value must be a number",
                "timing_summary     | \"minute\":\"2026-03-01T12:00:00Z\",\"name\":\"x\",\"count\":0,\"histogram\":\"\" | count must be above zero",
                "cross_tenant       | \"count\":1                                                  | reason is required",
            })
    void whatAnEventLacksOrCannotHaveIsNamed(String type, String fields, String message) {
        String event = gaugeJson(fields).replace("gauge", type).replace(",\"name\":\"x\"," + fields, "," + fields);

        assertThatThrownBy(() -> read("{" + ENVELOPE + ",\"events\":[" + event + "]}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aRequestWithoutAReasonIsAnOrdinaryOneAndARecordStandsForItself() throws IOException {
        DecodedBatch decoded = read("{" + ENVELOPE + ",\"events\":[{\"id\":\"" + ID
                + "\",\"type\":\"request\",\"at\":\"2026-03-01T12:00:00Z\",\"status\":200,\"durationMicros\":5},{\"id\":\""
                + ID
                + "\",\"type\":\"log\",\"at\":\"2026-03-01T12:00:00Z\",\"level\":\"info\",\"message\":\"hello\"}]}");

        assertThat(((RequestEvent) decoded.batch().events().get(0)).reason()).isEqualTo(RequestReason.SAMPLED);
        assertThat(((LogEvent) decoded.batch().events().get(1)).repeat()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]",
                "{}",
                "{\"events\":{}}",
                "nonsense",
                "``",
                "{\"events\":[]}",
                "{\"batchId\":\"x\",\"events\":[]}",
                "{\"events\":[1]}",
            })
    void whatIsNoBatchIsRefusedAsAWhole(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void whatMayBeLeftOutHasItsDefault() throws IOException {
        DecodedBatch decoded = read("{" + ENVELOPE + ",\"ledger\":{},\"events\":[{\"id\":\"" + ID
                + "\",\"type\":\"violation\",\"at\":\"2026-03-01T12:00:00Z\",\"violationType\":\"wrong_org\","
                + "\"severity\":\"critical\"}]}");

        assertThat(((ViolationEvent) decoded.batch().events().get(0)).blocked()).isFalse();
        assertThat(decoded.batch().ledger()).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void aFigureThatIsMissingIsNotZero() {
        assertThatThrownBy(() -> read("{" + ENVELOPE + ",\"events\":[" + gaugeJson("\"unit\":\"x\"") + "]}"))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void aMissingIdIsNamedInPlainWords() {
        assertThatThrownBy(
                        () -> read(
                                "{" + ENVELOPE
                                        + ",\"events\":[{\"type\":\"gauge\",\"at\":\"2026-03-01T12:00:00Z\",\"name\":\"x\",\"value\":1}]}"))
                .hasMessage("events[0]: id is required");
    }

    @Test
    void aNestingBombIsRefused() {
        String bomb = "[".repeat(100_000);
        assertThatThrownBy(() -> read("{" + ENVELOPE + ",\"events\":" + bomb))
                .isInstanceOf(MalformedJsonException.class);
    }

    private DecodedBatch read(String json) throws IOException {
        return codec.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static String gaugeJson(String fields) {
        return "{\"id\":\"" + ID + "\",\"type\":\"gauge\",\"at\":\"2026-03-01T12:00:00Z\",\"name\":\"x\"," + fields
                + "}";
    }

    private static Batch batchOf(List<TelemetryEvent> events) {
        return new Batch(
                UUID.fromString(ID),
                "meetings",
                "meetings-1",
                "1.4.2",
                NOON,
                new Ledger(10, Map.of("queue_full", 2L), 3),
                events);
    }
}
