package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.Page;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.EvidenceManifest;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationDetail;
import dev.bulwark.model.json.Json;
import dev.bulwark.server.cli.ServerCli;
import dev.bulwark.server.investigation.EvidenceCheck;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that leaves the server and can be checked without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {
    private static final String PATH = "/api/v1/admin/data-isolation/violations/";

    private final Events events = new Events(Clock.systemUTC());

    private Path folder;

    private RunningServer server;
    private UUID id;
    private Path bundle;

    @BeforeAll
    void takeOut(@TempDir Path data) throws Exception {
        server = RunningServer.start(data, Clock.systemUTC());
        ViolationEvent violation = events.violation(
                events.header("tenant-1", Clock.systemUTC().instant()),
                events.violation().violationType(),
                events.violation().severity(),
                "SELECT * FROM todos WHERE password = 'hunter2-secret'",
                false);
        server.client().ingest(server.ingestToken(), events.batch(violation, events.violation()));
        id = violation.header().id();
        server.client().post(PATH + id + "/resolve", server.session(Role.ENGINEER), "{\"note\":\"mended in 1.4.3\"}");
        folder = Files.createDirectory(data.resolve("out"));
        bundle = folder.resolve("evidence.zip");
        HttpResponse<Path> answer = HttpClient.newHttpClient()
                .send(
                        server.client()
                                .request(PATH + id + "/evidence", server.session(Role.ENGINEER))
                                .GET()
                                .build(),
                        BodyHandlers.ofFile(bundle));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"bulwark-evidence-" + id + ".zip\"");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theBundleHoldsTheDataAsOthersReadItAndNoSecret() throws IOException {
        Map<String, byte[]> files = unpacked();

        assertThat(files)
                .containsOnlyKeys(
                        "manifest.json", "violation.json", "blast-radius.json", "violations.json", "audit.json");
        ViolationDetail detail = Json.tolerant().readValue(files.get("violation.json"), ViolationDetail.class);
        Page<Violation> same =
                Json.tolerant().readValue(files.get("violations.json"), new TypeReference<Page<Violation>>() {});
        assertThat(detail.violation().id()).isEqualTo(id);
        assertThat(detail.violation().note()).isEqualTo("mended in 1.4.3");
        assertThat(same.items()).hasSize(2);
        assertThat(text(files.get("audit.json"))).contains("violation resolved");
        assertThat(files.values()).noneMatch(bytes -> text(bytes).contains("hunter2-secret"));
    }

    @Test
    void whoTookItOutIsAnAuditEntryWithTheHashThatTheVerifierPrints() throws IOException {
        EvidenceCheck check = EvidenceCheck.of(bundle);

        assertThat(check.faults()).isEmpty();
        assertThat(check.manifest().violationId()).isEqualTo(id);
        assertThat(server.stored("SELECT user_id || after_values FROM audit_log WHERE action = 'evidence exported'"))
                .singleElement()
                .asString()
                .startsWith(check.manifest().createdBy())
                .contains(check.manifestSha256());
        assertThat(ServerCli.run("evidence", "verify", bundle.toString())).isZero();
    }

    @Test
    void everyByteOfDataThatWasChangedIsFound() throws IOException {
        Map<String, byte[]> files = unpacked();
        for (String name : files.keySet()) {
            Map<String, byte[]> changed = new LinkedHashMap<>(files);
            byte[] bytes = files.get(name).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(name, bytes);
            assertNotAsItWas(changed);
            changed.remove(name);
            assertNotAsItWas(changed);
        }
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put("stranger.json", new byte[] {1});
        assertNotAsItWas(more);
        Map<String, byte[]> longer = new LinkedHashMap<>(files);
        longer.put("audit.json", (text(files.get("audit.json")) + " ").getBytes(StandardCharsets.UTF_8));
        assertNotAsItWas(longer);
    }

    @Test
    void whatIsNoBundleIsSaidSo() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip");

        assertThat(EvidenceCheck.of(text).faults()).singleElement().asString().contains("not a zip file");
        assertThat(ServerCli.run("evidence", "verify", text.toString())).isEqualTo(1);
        assertThat(ServerCli.run("evidence", "verify", "no-such-file.zip")).isEqualTo(1);
        assertThat(ServerCli.run("evidence", "verify")).isEqualTo(2);
    }

    /** One that changes the manifest's hash cannot be seen in the bundle alone: the audit log has the true one. */
    private void assertNotAsItWas(Map<String, byte[]> files) throws IOException {
        Path changed = folder.resolve("changed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        EvidenceCheck check = EvidenceCheck.of(changed);
        boolean seen = !check.faults().isEmpty()
                || !check.manifestSha256().equals(EvidenceCheck.of(bundle).manifestSha256());
        assertThat(seen).as(files.keySet().toString()).isTrue();
    }

    private Map<String, byte[]> unpacked() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(List.copyOf(files.keySet())).startsWith(EvidenceManifest.NAME);
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
