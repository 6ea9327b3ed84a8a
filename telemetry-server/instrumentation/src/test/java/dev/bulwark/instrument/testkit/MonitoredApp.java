package dev.bulwark.instrument.testkit;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.servlet.AccessCheck;
import dev.bulwark.instrument.servlet.CallerResolver;
import dev.bulwark.model.ingest.TelemetryEvent;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** An application in a real container, its instrumentation, and a server that takes what it sends. */
public final class MonitoredApp implements AutoCloseable {
    public static final String TENANT_HEADER = "X-Tenant";

    private final AtomicReference<Handler> handler = new AtomicReference<>();
    private final AtomicReference<CallerResolver> callers = new AtomicReference<>(MonitoredApp::callerOf);
    private final AtomicReference<AccessCheck> access = new AtomicReference<>(AccessCheck.NONE);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IngestServer ingest = new IngestServer();
    private final Bulwark bulwark;
    private final WebServer web;

    public MonitoredApp(
            Path spool,
            UnaryOperator<BulwarkSettings.Builder> settings,
            BiFunction<AtomicReference<Handler>, Filter, WebServer> container) {
        BulwarkSettings.Builder builder = BulwarkSettings.builder()
                .server(ingest.address())
                .app("shop")
                .flushInterval(Duration.ofMillis(300))
                .spoolDirectory(spool);
        bulwark = Bulwark.start(settings.apply(builder).build());
        web = container.apply(
                handler,
                bulwark.filter(
                        request -> callers.get().resolve(request),
                        (caller, key, id) -> access.get().mayAccess(caller, key, id)));
    }

    public int port() {
        return web.port();
    }

    public static MonitoredApp onJetty(Path spool, UnaryOperator<BulwarkSettings.Builder> settings) {
        return new MonitoredApp(spool, settings, JettyServer::new);
    }

    public Bulwark bulwark() {
        return bulwark;
    }

    public IngestServer ingest() {
        return ingest;
    }

    /** From now on the application finds its callers so. */
    public void findCallers(CallerResolver resolver) {
        callers.set(resolver);
    }

    /** From now on the application decides so upon what its setting {@code access-keys} names. */
    public void decideAccess(AccessCheck check) {
        access.set(check);
    }

    /** Asks the watched application, and hands out the body while it still comes. */
    public HttpResponse<InputStream> open(String path, String tenant, Handler answer, String... headers)
            throws IOException {
        handler.set(answer);
        HttpRequest.Builder request = request("/watched" + path, tenant);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return answered(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** From now on the application answers so, to whatever client. */
    public void serve(Handler answer) {
        handler.set(answer);
    }

    /** Asks the watched application; the tenant is null for nobody. */
    public HttpResponse<byte[]> get(String path, String tenant, Handler answer) throws IOException {
        return send(path, tenant, answer, "/watched");
    }

    /** Asks the same application without the filter. */
    public HttpResponse<byte[]> getPlain(String path, String tenant, Handler answer) throws IOException {
        return send(path, tenant, answer, "/plainly");
    }

    /** Runs work within a request of a tenant. */
    public void within(String tenant, Work work) throws IOException {
        HttpResponse<byte[]> response = get("/work/17", tenant, (request, answer) -> work.run());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    "the work failed: " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** The events of a kind, once there are at least so many. */
    public <T extends TelemetryEvent> List<T> await(Class<T> type, int atLeast) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ingest.events(type).size() >= atLeast);
        return ingest.events(type);
    }

    @Override
    public void close() {
        web.close();
        bulwark.close();
        ingest.close();
    }

    private static Caller callerOf(HttpServletRequest request) {
        String tenant = request.getHeader(TENANT_HEADER);
        return tenant == null ? null : new Caller(tenant, "user-of-" + tenant);
    }

    private HttpResponse<byte[]> send(String path, String tenant, Handler answer, String prefix) throws IOException {
        handler.set(answer);
        return answered(request(prefix + path, tenant).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String tenant) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
        if (tenant != null) {
            request.header(TENANT_HEADER, tenant);
        }
        return request.timeout(Duration.ofSeconds(20));
    }

    private <T> HttpResponse<T> answered(HttpRequest request, HttpResponse.BodyHandler<T> reading) throws IOException {
        try {
            return client.send(request, reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
