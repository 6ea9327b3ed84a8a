package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform's HTTP client, watched: the same answers, counted, with the trace sent on. */
class HttpClientTest {
    private static final HttpResponse.BodyHandler<String> TEXT = HttpResponse.BodyHandlers.ofString();

    @TempDir
    Path folder;

    private final Partner partner = new Partner();
    private final HttpClient plain = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        partner.close();
    }

    @Test
    void answersAreThoseOfTheClientItself() throws Exception {
        try (ReportingApp app = new ReportingApp(folder)) {
            HttpClient watched = app.bulwark().external("stripe").http().watch(plain);
            HttpRequest request = HttpRequest.newBuilder(partner.answering(201))
                    .header("X-Own", "1")
                    .PUT(HttpRequest.BodyPublishers.ofString("hello"))
                    .build();
            HttpResponse<String> answer = watched.send(request, TEXT);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.headers().firstValue("X-Partner")).hasValue("yes");
            assertThat(partner.lastHeader("X-Own")).isEqualTo("1");
            assertThat(watched.sendAsync(request, TEXT).join().body()).isEqualTo("hello");
            assertThat(watched.sendAsync(request, TEXT, null).join().body()).isEqualTo("hello");
            assertThat(app.allAfterClosing(ExternalSummaryEvent.class))
                    .isNotEmpty()
                    .allMatch(summary -> summary.service().equals("stripe")
                            && summary.operation().equals("PUT")
                            && summary.errors() == 0);
            assertThat(app.events(ExternalCallEvent.class)).isEmpty();
        }
    }

    @Test
    void refusalsAndErrorsOfTheServiceAreFailures() throws Exception {
        try (ReportingApp app = new ReportingApp(folder)) {
            HttpClient watched = app.bulwark().http().watch(plain);
            for (int status : new int[] {200, 404, 503, 401}) {
                assertThat(watched.send(get(partner.answering(status)), TEXT).statusCode())
                        .isEqualTo(status);
            }
            assertThat(app.allAfterClosing(ExternalCallEvent.class))
                    .extracting(ExternalCallEvent::errorMessage)
                    .containsExactlyInAnyOrder("status 503", "status 401");
            assertThat(app.events(ExternalCallEvent.class))
                    .allMatch(call -> call.service().equals("127.0.0.1"))
                    .noneMatch(call -> call.operation().contains("secret"));
        }
    }

    @Test
    void exceptionsAreThoseOfTheClientItself() {
        try (ReportingApp app = new ReportingApp(folder)) {
            HttpClient watched = app.bulwark().http().watch(plain);
            partner.close();
            HttpRequest request = get(partner.answering(200));
            Throwable expected = catchThrowable(() -> plain.send(request, TEXT));
            assertThatThrownBy(() -> watched.send(request, TEXT)).hasSameClassAs(expected);
            assertThatThrownBy(() -> watched.send(null, TEXT)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> watched.sendAsync(get(URI.create("http://localhost/")), null))
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> watched.sendAsync(request, TEXT).join()).hasCauseInstanceOf(expected.getClass());
            app.await(
                    ExternalCallEvent.class,
                    call -> !call.success() && call.service().equals("127.0.0.1"));
        }
    }

    @Test
    void theTraceOfTheRequestIsSentOn() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            HttpClient watched = app.bulwark().http().watch(plain);
            app.within("org-1", () -> watched.send(get(partner.answering(503)), TEXT));
            ExternalCallEvent call = app.await(ExternalCallEvent.class, 1).get(0);
            assertThat(partner.lastHeader("traceparent"))
                    .matches("00-" + call.header().traceId() + "-[0-9a-f]{16}-0[01]");
            assertThat(partner.lastHeader("X-Request-Id"))
                    .isEqualTo(call.header().requestId());
            assertThat(call.header().tenant()).isEqualTo("org-1");

            String own = "00-11111111111111111111111111111111-2222222222222222-01";
            app.within(
                    "org-1",
                    () -> watched.send(
                            HttpRequest.newBuilder(partner.answering(200))
                                    .header("Traceparent", own)
                                    .build(),
                            TEXT));
            assertThat(partner.lastHeader("traceparent")).isEqualTo(own);
        }
    }

    @Test
    void outsideOfRequestsNothingIsAdded() throws Exception {
        try (ReportingApp app = new ReportingApp(folder)) {
            app.bulwark().http().watch(plain).send(get(partner.answering(200)), TEXT);
            assertThat(partner.lastHeader("traceparent")).isNull();
            assertThat(partner.lastHeader("X-Request-Id")).isNull();
        }
    }

    @Test
    void cancellingReachesTheClient() {
        try (ReportingApp app = new ReportingApp(folder)) {
            HttpClient watched = app.bulwark().http().watch(plain);
            CompletableFuture<HttpResponse<String>> answer =
                    watched.sendAsync(get(URI.create("http://192.0.2.1/")), TEXT);
            answer.cancel(true);
            assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
            app.await(ExternalCallEvent.class, call -> !call.success());
        }
    }

    @Test
    void everyOtherQuestionIsAnsweredByTheClient() {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .proxy(ProxySelector.getDefault())
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Runnable::run)
                .build();
        try (ReportingApp app = new ReportingApp(folder)) {
            HttpClient watched = app.bulwark().http().watch(client);
            assertThat(watched.cookieHandler()).isEqualTo(client.cookieHandler());
            assertThat(watched.connectTimeout()).isEqualTo(client.connectTimeout());
            assertThat(watched.followRedirects()).isEqualTo(client.followRedirects());
            assertThat(watched.proxy()).isEqualTo(client.proxy());
            assertThat(watched.version()).isEqualTo(client.version());
            assertThat(watched.executor()).isEqualTo(client.executor());
            assertThat(watched.sslContext()).isEqualTo(client.sslContext());
            assertThat(watched.authenticator()).isEqualTo(client.authenticator());
            assertThat(watched.sslParameters().getProtocols())
                    .isEqualTo(client.sslParameters().getProtocols());
        }
    }

    /** On newer platforms a client can be shut down; a method that is not forwarded would leave the real one running. */
    @Test
    void nothingThatAClientCanDoIsForgotten() {
        List<String> forgotten = new ArrayList<>();
        for (Method method : HttpClient.class.getMethods()) {
            if (method.getDeclaringClass() == HttpClient.class && !Modifier.isStatic(method.getModifiers())) {
                boolean forwarded = Arrays.stream(WatchedHttpClient.class.getDeclaredMethods())
                        .anyMatch(own -> own.getName().equals(method.getName())
                                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
                if (!forwarded) {
                    forgotten.add(method.toString());
                }
            }
        }
        assertThat(forgotten).isEmpty();
    }

    @Test
    void aClientIsShutDownWherePlatformsKnowHow() throws Exception {
        try (ReportingApp app = new ReportingApp(folder)) {
            HttpClient client = HttpClient.newHttpClient();
            WatchedHttpClient watched = (WatchedHttpClient) app.bulwark().http().watch(client);
            if (Runtime.version().feature() < 21) {
                assertThatThrownBy(watched::close).isInstanceOf(UnsupportedOperationException.class);
                return;
            }
            assertThat(watched.isTerminated()).isFalse();
            watched.shutdown();
            assertThat(watched.awaitTermination(Duration.ofSeconds(10))).isTrue();
            Method isTerminated = HttpClient.class.getMethod("isTerminated");
            await().until(() -> (Boolean) isTerminated.invoke(client));
        }
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    }
}
