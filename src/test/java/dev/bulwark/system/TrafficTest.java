package dev.bulwark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.demo.SampleApplication;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' traffic on the sample application: nothing is found where nothing is wrong, and everything where all is. */
class TrafficTest {
    private static final Duration TRAFFIC = Duration.ofMinutes(4);

    /** Where each defect of isolation shows: endpoint and type of the statement's violation. */
    private static final Map<String, ViolationType> DEFECTS = Map.of(
            "GET /api/reports/attendance", ViolationType.MISSING_FILTER,
            "GET /api/issues", ViolationType.MISSING_FILTER,
            "GET /api/priorities", ViolationType.MISSING_FILTER,
            "GET /api/documents", ViolationType.WRONG_ORG,
            "GET /api/blueprint", ViolationType.RESPONSE_CONTAMINATION);

    @TempDir
    Path folder;

    @Test
    void twentyThousandRequestsWithoutDefectsGiveNoViolation() {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application = deployment.application(
                        "--defects", "none", "--traffic", "100000", "--requests", "20000", "--exit")) {
            assertThat(application.awaitEnd(TRAFFIC)).isZero();

            ServerApi api = deployment.api();
            assertThat(api.violations()).isEmpty();
            assertThat(api.systemHealth().api().requestsLastHour()).isGreaterThanOrEqualTo(20_000);
            assertThat(api.systemHealth().instances())
                    .extracting(InstanceHealth::dropped)
                    .containsOnly(0L);
        }
    }

    @Test
    void everyDefectOfIsolationIsFoundWithTheEndpointAndTheTenantThatCausedIt() {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application =
                        deployment.application("--defects", "all", "--traffic", "100", "--requests", "3000")) {
            ServerApi api = deployment.api();
            List<String> tenants = SampleAccount.administrators(application).stream()
                    .map(SampleAccount::organization)
                    .toList();

            await().atMost(TRAFFIC).untilAsserted(() -> assertThat(found(api)).containsAll(DEFECTS.entrySet()));

            assertThat(api.violations())
                    .extracting(Violation::endpoint)
                    .as("nothing else is accused")
                    .isSubsetOf(DEFECTS.keySet());
            assertThat(api.violations()).extracting(Violation::tenant).isSubsetOf(tenants);
            await("mails that could not be sent")
                    .atMost(TRAFFIC)
                    .until(() -> api.systemHealth().unresolvedFailures() > 0);
            await("the slow aggregate")
                    .atMost(TRAFFIC)
                    .until(() -> api.systemHealth().database().slowStatementsLastHour() > 0);
        }
    }

    private static Set<Map.Entry<String, ViolationType>> found(ServerApi api) {
        return api.violations().stream()
                .map(violation -> Map.entry(String.valueOf(violation.endpoint()), violation.violationType()))
                .collect(Collectors.toSet());
    }
}
