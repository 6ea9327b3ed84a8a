package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.access.Role;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads. */
class MetricsTest {
    private final Events events = new Events(Clock.systemUTC());

    @Test
    void figuresOfApplicationsAndOfTheServerItselfAreToldInPrometheusText(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            String viewer = server.session(Role.VIEWER);
            server.client().ingest(server.ingestToken(), events.batch(events.violation(), events.violation()));
            server.client().get("/no/such/route", viewer);

            await().untilAsserted(() -> {
                Answer answer = server.client().get("/metrics", viewer);
                assertThat(answer.contentType()).startsWith("text/plain; version=0.0.4");
                assertThat(answer.body().lines())
                        .contains("bulwark_app_events{app=\"meetings\",outcome=\"stored\"} 2.0")
                        .contains("bulwark_app_events{app=\"meetings\",outcome=\"rejected\"} 0.0")
                        .contains("bulwark_violations_unresolved{severity=\"critical\"} 2.0")
                        .contains("bulwark_light{light=\"red\",tile=\"isolation\"} 1.0")
                        .contains("bulwark_live_subscribers 0.0")
                        .anyMatch(line -> line.startsWith("bulwark_http_request_duration_seconds_count{method=\"POST\","
                                + "route=\"/api/v1/ingest\",status=\"202\"} 1"))
                        .anyMatch(line -> line.startsWith("bulwark_http_request_duration_seconds_count{method=\"GET\","
                                + "route=\"none\",status=\"404\"} 1"))
                        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "));
            });
        }
    }
}
