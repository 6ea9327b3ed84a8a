package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds with every OkHttp. */
abstract class OkHttpContract {
    @TempDir
    Path folder;

    private final Partner partner = new Partner();
    private final String version;

    OkHttpContract(String version) {
        this.version = version;
    }

    @AfterEach
    void stop() {
        partner.close();
    }

    @Test
    void theVersionIsTheOneThatIsMeant() {
        assertThat(OkHttp.VERSION).startsWith(version);
    }

    @Test
    void callsAreCountedAndSendTheTraceOn() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            OkHttpClient client = client(app.bulwark().external("stripe").http());
            app.within("org-1", () -> assertThat(status(client, 200)).isEqualTo(200));
            app.within("org-1", () -> assertThat(status(client, 503)).isEqualTo(503));
            ExternalCallEvent call = app.await(ExternalCallEvent.class, 1).get(0);
            assertThat(call.errorMessage()).isEqualTo("status 503");
            assertThat(call.service() + " " + call.operation()).isEqualTo("stripe GET");
            assertThat(partner.lastHeader("traceparent"))
                    .matches("00-" + call.header().traceId() + "-[0-9a-f]{16}-0[01]");
            assertThat(partner.lastHeader("X-Request-Id"))
                    .isEqualTo(call.header().requestId());
            app.await(ExternalSummaryEvent.class, 1);
        }
    }

    @Test
    void anExceptionIsThatOfTheClientItself() {
        try (ReportingApp app = new ReportingApp(folder)) {
            OkHttpClient client = client(app.bulwark().http());
            IOException failure = new IOException("cut");
            OkHttpClient failing = client.newBuilder()
                    .addInterceptor(chain -> {
                        throw failure;
                    })
                    .build();
            assertThatThrownBy(() -> status(failing, 200)).isSameAs(failure);
            app.await(
                    ExternalCallEvent.class,
                    call -> "cut".equals(call.errorMessage()) && call.service().equals("127.0.0.1"));
        }
    }

    private static OkHttpClient client(HttpCalls calls) {
        return new OkHttpClient.Builder().addInterceptor(new OkHttpCalls(calls)).build();
    }

    private int status(OkHttpClient client, int status) throws IOException {
        Request request =
                new Request.Builder().url(partner.answering(status).toString()).build();
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.body().string()).isEqualTo("nothing");
            return response.code();
        }
    }
}
