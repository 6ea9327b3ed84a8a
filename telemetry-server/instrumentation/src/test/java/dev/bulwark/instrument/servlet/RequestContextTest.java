package dev.bulwark.instrument.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.JettyServer;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.instrument.testkit.RawClient;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a request, and what is counted of it. */
class RequestContextTest {
    @TempDir
    Path folder;

    private MonitoredApp app;

    @BeforeEach
    void start() {
        app = MonitoredApp.onJetty(folder, UnaryOperator.identity());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void requestsAreCountedByEndpointAndTenant() throws IOException {
        for (int i = 0; i < 5; i++) {
            app.get("/teams/" + i + "/members/3f2504e0-4f89-41d3-9a0c-0305e82c3301", "7", (request, response) -> {});
        }
        app.get(
                "/teams/9",
                "7",
                (request, response) -> request.setAttribute("dev.bulwark.endpoint", "/api/teams/{team}"));
        app.get("/fail", "8", (request, response) -> {
            throw new IllegalStateException("on purpose");
        });
        app.get("/fail", "8", (request, response) -> response.sendError(503));

        await().untilAsserted(() -> {
            assertThat(count("GET /watched/teams/{id}/members/{id}", "7")).isEqualTo(5);
            assertThat(count("GET /api/teams/{team}", "7")).isEqualTo(1);
            assertThat(errorsOf("8")).isEqualTo(2);
        });
        assertThat(app.ingest().events(RequestSummaryEvent.class))
                .allSatisfy(summary -> assertThat(
                                LatencyHistogram.fromBase64(summary.histogram()).count())
                        .isEqualTo(summary.count()));
    }

    @Test
    void theCallerOfASignInIsKnownFromThenOn() throws IOException {
        app.get("/login", null, (request, response) -> {
            app.bulwark().activity("authentication", "sign-in begun", null, null, Map.of());
            app.bulwark().identify(new Caller("7", "ada"));
            app.bulwark().activity("authentication", "signed in", "user", "1", Map.of("method", "password"));
        });
        app.await(ActivityEvent.class, 2);
        ActivityEvent begun = activity("sign-in begun");
        ActivityEvent done = activity("signed in");
        assertThat(begun.header().tenant()).isNull();
        assertThat(done.header().tenant()).isEqualTo("7");
        assertThat(done.header().user()).isEqualTo("ada");
        assertThat(done.ipAddress()).isEqualTo("127.0.0.1");
        assertThat(done.header().requestId()).isEqualTo(begun.header().requestId());
    }

    @Test
    void asynchronousWorkKeepsTheContextAndIsCountedOnce() throws IOException {
        app.get("/slow/1", "7", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                app.bulwark().activity("work", "async", null, null, Map.of());
                async.complete();
            });
        });
        app.get("/again/1", "7", (request, response) -> {
            if (request.getAttribute("seen") == null) {
                request.setAttribute("seen", true);
                request.startAsync().dispatch();
            } else {
                app.bulwark().activity("work", "dispatched", null, null, Map.of());
            }
        });
        app.await(ActivityEvent.class, 2);
        assertThat(activity("async").header().tenant()).isEqualTo("7");
        assertThat(activity("dispatched").header().endpoint()).isEqualTo("GET /watched/again/{id}");
        app.await(RequestSummaryEvent.class, 2);
        assertThat(count("GET /watched/slow/{id}", "7")).isEqualTo(1);
        assertThat(count("GET /watched/again/{id}", "7")).isEqualTo(1);
    }

    @Test
    void idsAreToldToTheClient() throws IOException {
        HttpResponse<byte[]> response = app.get("/x", "7", (request, answer) -> {});
        String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(traceId).matches("[0-9a-f]{32}");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.headers().firstValue("traceparent").orElseThrow()).contains(traceId);
    }

    @Test
    void idsAreNotToldIfThatIsSwitchedOff() throws IOException {
        app.close();
        app = MonitoredApp.onJetty(folder, settings -> settings.responseHeaders(false));
        HttpResponse<byte[]> response = app.get("/x", "7", (request, answer) -> {
            app.bulwark().activity("work", "done", null, null, Map.of());
            answer.getOutputStream().write(1);
            answer.reset();
        });
        assertThat(response.headers().map()).doesNotContainKeys("x-trace-id", "x-request-id", "traceparent");
        assertThat(app.await(ActivityEvent.class, 1).get(0).header().traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void aFilterWithoutAResolverTakesTheCallerFromTheAttributes() throws IOException {
        AtomicReference<Handler> handler = new AtomicReference<>((request, response) -> {
            request.setAttribute(DeclaredCaller.TENANT_ATTRIBUTE, 7L);
            response.setContentType("application/json");
            response.getWriter().write("{\"organization_id\":8}");
        });
        try (JettyServer server = new JettyServer(handler, app.bulwark().filter(null));
                RawClient client = new RawClient(server.port())) {
            client.begin("GET", "/watched/x", "Connection: close\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 500");
        }
        assertThat(app.await(ViolationEvent.class, 1).get(0).expectedTenant()).isEqualTo("7");
    }

    private long errorsOf(String tenant) {
        return app.ingest().events(RequestSummaryEvent.class).stream()
                .filter(summary -> tenant.equals(summary.header().tenant()))
                .mapToLong(RequestSummaryEvent::errors)
                .sum();
    }

    private ActivityEvent activity(String name) {
        return app.ingest().events(ActivityEvent.class).stream()
                .filter(event -> event.activityName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long count(String endpoint, String tenant) {
        return app.ingest().events(RequestSummaryEvent.class).stream()
                .filter(summary -> endpoint.equals(summary.header().endpoint())
                        && tenant.equals(summary.header().tenant()))
                .mapToLong(RequestSummaryEvent::count)
                .sum();
    }
}
