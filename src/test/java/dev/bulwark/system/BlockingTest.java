package dev.bulwark.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.demo.SampleApplication;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Bulwark stops, and what it leaves as it is. */
class BlockingTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FIXED_CLOCK = "2026-03-02T09:00:00Z";

    /** What people read all day; the sample application answers them alike with and without the filter. */
    private static final List<String> READS = List.of(
            "/api/me",
            "/api/dashboard",
            "/api/todos",
            "/api/issues",
            "/api/meetings",
            "/api/priorities",
            "/api/blueprint",
            "/api/core-values",
            "/api/documents",
            "/api/scorecard/export",
            "/api/users?q=a",
            "/api/reports/attendance",
            "/api/reports/completion",
            "/api/admin/usage",
            "/api/no-such-thing");

    @TempDir
    Path folder;

    @Test
    void aBlockedStatementGivesTheClientAnErrorAndNoData() throws IOException, InterruptedException {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application =
                        deployment.application("--defects", "forgotten-filter", "--mode", "block-critical")) {
            Person person = anyone(application, 0);

            HttpResponse<byte[]> report = person.get("/api/reports/attendance");

            assertThat(report.statusCode()).isEqualTo(500);
            assertThat(Person.text(report)).doesNotContain("organization", "attend", "SELECT");
            ServerApi api = deployment.api();
            await().atMost(SOON).until(() -> !api.violations().isEmpty());
            assertThat(api.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.blocked()).isTrue();
                assertThat(violation.violationType()).isEqualTo(ViolationType.MISSING_FILTER);
                assertThat(violation.tenant()).isEqualTo(person.organization());
                assertThat(violation.endpoint()).isEqualTo("GET /api/reports/attendance");
            });
        }
    }

    @Test
    void blockingIsSwitchedOnAndOffAtTheServerWhileTheApplicationRuns() throws IOException, InterruptedException {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application = deployment.application("--defects", "forgotten-filter")) {
            Person person = anyone(application, 0);
            ServerApi administrator = deployment.administrator();

            awaitStatementThatIs("false", person, administrator);
            administrator.setMode("meetings", Mode.BLOCK_CRITICAL);
            awaitStatementThatIs("true", person, administrator);
            administrator.setMode("meetings", Mode.OBSERVE);
            awaitStatementThatIs("false", person, administrator);
        }
    }

    /** Has the report made until a new violation by its statement was, or was not, blocked. */
    private static void awaitStatementThatIs(String blocked, Person person, ServerApi api) {
        String filter = "&type=missing_filter&blocked=" + blocked;
        int before = api.violations(filter).size();
        await().atMost(SOON.multipliedBy(2)).until(() -> {
            person.get("/api/reports/attendance");
            return api.violations(filter).size() > before;
        });
    }

    @Test
    void aContaminatedResponseNeverReachesTheClientWhateverTheMode() throws IOException, InterruptedException {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application = deployment.application("--defects", "shared-cache")) {
            Person first = anyone(application, 0);
            Person second = anyone(application, 1);
            String owners = Person.text(first.get("/api/blueprint"));

            HttpResponse<byte[]> stolen = second.get("/api/blueprint");

            assertThat(owners).contains("\"" + first.organization() + "\"");
            assertThat(stolen.statusCode()).isEqualTo(500);
            assertThat(Person.text(stolen)).doesNotContain(first.organization()).doesNotContain(secretOf(owners));
            String reference =
                    new ObjectMapper().readTree(stolen.body()).path("reference").asText();
            ServerApi api = deployment.api();
            await().atMost(SOON).until(() -> api.hasViolation(reference));
            Violation violation = api.violation(UUID.fromString(reference));
            assertThat(violation.violationType()).isEqualTo(ViolationType.RESPONSE_CONTAMINATION);
            assertThat(violation.blocked()).isTrue();
            assertThat(violation.accessedTenants()).containsExactly(first.organization());
        }
    }

    @Test
    void cleanResponsesAreByteForByteThoseOfAnApplicationWithoutTheFilter() throws IOException, InterruptedException {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication watched = deployment.application("--clock", FIXED_CLOCK);
                SampleApplication unwatched = deployment.application("--clock", FIXED_CLOCK, "--unwatched")) {
            for (int i = 0; i < SampleAccount.administrators(watched).size(); i++) {
                Person here = anyone(watched, i);
                Person there = anyone(unwatched, i);
                for (String path : READS) {
                    HttpResponse<byte[]> with = here.get(path);
                    HttpResponse<byte[]> without = there.get(path);
                    assertThat(new String(with.body(), UTF_8)).as(path).isEqualTo(new String(without.body(), UTF_8));
                    assertThat(with.statusCode()).as(path).isEqualTo(without.statusCode());
                    assertThat(with.headers().firstValue("Content-Type"))
                            .as(path)
                            .isEqualTo(without.headers().firstValue("Content-Type"));
                }
            }
            assertThat(deployment.api().violations()).isEmpty();
        }
    }

    private static Person anyone(SampleApplication application, int organization)
            throws IOException, InterruptedException {
        return Person.signIn(
                application.address(), SampleAccount.administrators(application).get(organization));
    }

    /** A sentence that only the owner's own blueprint holds. */
    private static String secretOf(String blueprint) throws IOException {
        String longest = "";
        for (JsonNode value : new ObjectMapper().readTree(blueprint)) {
            longest = value.isTextual() && value.textValue().length() > longest.length() ? value.textValue() : longest;
        }
        assertThat(longest).isNotEmpty();
        return longest;
    }
}
