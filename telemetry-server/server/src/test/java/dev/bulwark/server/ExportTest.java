package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.cli.ServerCli;
import dev.bulwark.server.export.ExportKind;
import dev.bulwark.server.store.WireName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class ExportTest {
    private static final String PATH = "/api/v1/admin/export?kind=";

    private final Events events = new Events(Clock.systemUTC());

    @TempDir
    private Path data;

    @Test
    void rowsOfAKindATenantAndATimeAreLinesOfJsonAndTheAuditLogSaysWhoTookThem() throws Exception {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            String admin = server.session("ada", Role.ADMIN);
            server.client()
                    .ingest(
                            server.ingestToken(),
                            events.batch(
                                    events.violation("t-1", Severity.HIGH, now.minusSeconds(20)),
                                    events.violation("t-1", Severity.CRITICAL, now.minusSeconds(10)),
                                    events.violation("t-2", Severity.HIGH, now.minusSeconds(10)),
                                    events.violation("t-1", Severity.HIGH, now)));

            Answer answer = server.client()
                    .get(PATH + "violation&tenant=t-1&from=" + now.minusSeconds(15) + "&to=" + now, admin);

            assertThat(answer.status()).isEqualTo(200);
            JsonNode row = new ObjectMapper().readTree(only(lines(answer)));
            assertThat(row.path("type").asText()).isEqualTo("violation");
            assertThat(row.path("severity").asText()).isEqualTo("critical");
            assertThat(row.path("createdAt").asText()).matches("20..-.*T..:..:..\\....Z");
            assertThat(row.path("accessedTenants").get(0).asText()).isEqualTo("tenant-2");
            assertThat(row.path("blocked").isBoolean()).isTrue();
            assertThat(server.stored("SELECT user_id || ' ' || entity_id || ' ' || after_values FROM audit_log"
                            + " WHERE action = 'rows exported'"))
                    .singleElement()
                    .asString()
                    .startsWith("ada violation ")
                    .contains("\"rows\":1", "\"tenant\":\"t-1\"");
            assertThat(Files.list(data)).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void everyKindIsExportedInBothForms() {
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            String admin = server.session(Role.ADMIN);
            server.client()
                    .ingest(
                            server.ingestToken(),
                            events.batch(events.ofEveryKind().toArray(TelemetryEvent[]::new)));
            for (ExportKind kind : ExportKind.values()) {
                Answer json = server.client().get(PATH + WireName.of(kind), admin);
                Answer csv = server.client().get(PATH + WireName.of(kind) + "&format=csv", admin);
                assertThat(lines(json)).as(kind.toString()).isNotEmpty();
                assertThat(lines(csv)).as(kind.toString()).hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void aSpreadsheetFindsNoFormulaAndTheCommandLineWritesTheSame() throws Exception {
        List<String> hostile = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\uFF1D1", "say \"hi\", all");
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            List<TelemetryEvent> logs = new ArrayList<>();
            hostile.forEach(text -> logs.add(new LogEvent(
                    events.header(), LogLevel.INFO, text, null, text, null, null, null, null, Map.of(), 1)));
            server.client().ingest(server.ingestToken(), events.batch(logs.toArray(TelemetryEvent[]::new)));

            Answer csv = server.client().get(PATH + "log&format=csv", server.session(Role.ADMIN));

            assertThat(csv.contentType()).startsWith("text/csv");
            assertThat(csv.body()).contains("'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\uFF1D1", "\"say \"\"hi\"\", all\"");
            assertThat(csv.body()).doesNotContain(",=1+1", ",+1", ",-1", ",@SUM", ",\uFF1D");
        }
        if (!TestStore.isShared()) {
            Path file = data.resolve("logs.ndjson");
            assertThat(ServerCli.run("export", "--data", data.toString(), "--kind", "log", "--output", file.toString()))
                    .isZero();
            assertThat(Files.readAllLines(file)).hasSize(hostile.size()).allMatch(line -> line.contains("\"log\""));
        }
    }

    private static List<String> lines(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    private static String only(List<String> lines) {
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
