package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.MonitoredApp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What must hold in every container: an application of tenant 7, and answers with and without tenant 8's data. */
abstract class ContainerContract {
    static final String FOREIGN = "[{\"id\":1,\"organization_id\":7},{\"id\":2,\"organization_id\":8}]";
    static final String CLEAN = "[{\"id\":1,\"organization_id\":7},{\"id\":2,\"organizationId\":\"7\"}]";

    @TempDir
    Path folder;

    MonitoredApp app;

    abstract MonitoredApp start(Path temporary, UnaryOperator<BulwarkSettings.Builder> settings);

    @BeforeEach
    void startApp() {
        app = start(
                folder,
                settings -> settings.accessKeys(Set.of("team_id"))
                        .condensing(Condensing.DEFAULTS.withSampling(0, Set.of("7")))
                        .gaugeInterval(Duration.ofMillis(300)));
    }

    @AfterEach
    void stopApp() {
        app.close();
    }

    static Handler writer(String type, String body) {
        return (request, response) -> {
            response.setContentType(type);
            PrintWriter writer = response.getWriter();
            for (int i = 0; i < body.length(); i += 1000) {
                writer.write(body, i, Math.min(1000, body.length() - i));
            }
            writer.flush();
        };
    }

    static Handler json(Body body) {
        return (request, response) -> {
            response.setContentType("application/json");
            body.writeTo(response.getOutputStream());
        };
    }

    /** What a client sees besides the body, without what differs from answer to answer. */
    static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        List.of("date", "x-trace-id", "x-request-id", "traceparent").forEach(headers::remove);
        return headers;
    }

    /** A body that is written to a stream. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
