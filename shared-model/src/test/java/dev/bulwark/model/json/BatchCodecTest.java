package dev.bulwark.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.performance.LatencyHistogram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchCodecTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");
    private static final String ID = "018f0000-0000-7000-8000-000000000001";
    private static final String ENVELOPE = """
            "batchId":"018f0000-0000-7000-8000-0000000000aa","app":"meetings","instance":"meetings-1",\
            "version":"1.4.2","sentAt":"2026-03-01T12:00:00.120Z\"""";

    private final BatchCodec codec = new BatchCodec();

    @Test
    void everyKindOfEventSurvivesTheRoundTrip() throws IOException {
        Batch batch = batchOf(violation(), failure(), activity(), requests(), slowQuery(), gauge());

        assertThat(read(new String(codec.write(batch), UTF_8))).isEqualTo(new DecodedBatch(batch, List.of()));
    }

    @Test
    void headerFieldsStandBesideTheEventsOwnWithMillisecondTimes() {
        String json = new String(codec.write(batchOf(gauge())), UTF_8);

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

    private static Batch batchOf(TelemetryEvent... events) {
        return new Batch(
                UUID.fromString(ID),
                "meetings",
                "meetings-1",
                "1.4.2",
                NOON,
                new Ledger(10, Map.of("queue_full", 2L), 3),
                List.of(events));
    }

    private static EventHeader header() {
        return new EventHeader(UUID.fromString(ID), NOON, "7", "ana", "GET /api/teams", "trace", "request");
    }

    private static ViolationEvent violation() {
        return new ViolationEvent(
                header(),
                ViolationType.MISSING_FILTER,
                Severity.CRITICAL,
                "GET",
                "SELECT * FROM teams",
                "abc",
                List.of("9"),
                "7",
                Map.of("reason", "no filter", "tables", List.of("teams")),
                "127.0.0.1",
                "curl",
                true,
                List.of(new Mark(14, 19, MarkKind.TABLE)));
    }

    private static FailedOperationEvent failure() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("to", null);
        return new FailedOperationEvent(header(), "mail", "invite", "timeout", "at x", context, Severity.HIGH);
    }

    private static ActivityEvent activity() {
        return new ActivityEvent(header(), "authentication", "sign-in", "user", "3", Map.of("n", 1), "::1", "curl");
    }

    private static RequestSummaryEvent requests() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1200);
        return new RequestSummaryEvent(header(), Instant.parse("2026-03-01T12:00:00Z"), 1, 0, histogram.toBase64());
    }

    private static SlowQueryEvent slowQuery() {
        return new SlowQueryEvent(header(), "SELECT 1", "abc", 700_000, List.of("7"), "at x", 1L);
    }

    private static GaugeEvent gauge() {
        return new GaugeEvent(header(), "pool.active", 3, "connections", Map.of("pool", "main"));
    }
}
