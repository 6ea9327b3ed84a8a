package dev.bulwark.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.servlet.TelemetryFilter;
import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.HandlerServlet;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.testkit.OwnThreadsLeft;
import dev.bulwark.model.Severity;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One setting, and the application is as if there were no instrumentation. */
class SwitchedOffTest {
    private static final String URL = "jdbc:bulwark:h2:mem:off";

    @TempDir
    Path folder;

    private final IngestServer server = new IngestServer();
    private Map<String, String> properties;

    @BeforeEach
    void configure() {
        OwnThreadsLeft.awaitNone(); // those of tests before
        properties = Map.of(
                "bulwark.enabled",
                "false",
                "bulwark.mode",
                "block-undecided",
                "bulwark.server",
                server.address().toString(),
                "bulwark.spool-directory",
                folder.resolve("spool").toString());
        properties.forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        server.close();
        properties.keySet().forEach(System::clearProperty);
    }

    @Test
    void whatItIsGivenComesBackAsItIsAndNothingIsStarted() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        JdbcDataSource real = new JdbcDataSource();
        try (Bulwark off = Bulwark.start(BulwarkSettings.load())) {
            assertThat(off.isWatching()).isFalse();
            assertThat(off.watch(real, "main")).isSameAs(real);
            assertThat(off.watchXa(real)).isSameAs(real);
            assertThat(off.watchPhysical(real)).isSameAs(real);
            assertThat(off.wrap(executor)).isSameAs(executor);
            assertThat(off.<String, IOException>runAs(new Caller("7", "ada"), () -> "done"))
                    .isEqualTo("done");
            off.failedOperation("mail", "send", new IOException("no"), Map.of(), Severity.HIGH);
            assertThat(off.audit("role changed").success()).isFalse();
            off.external("stripe").run("charge", () -> {});
            off.metrics().count("orders");
            assertThat(Bulwark.started()).isEmpty();
            assertNothingIsThere();
        } finally {
            executor.shutdown();
        }
        assertNothingIsThere();
    }

    @Test
    void filterAndDriverPassEverythingOn() throws Exception {
        AtomicReference<Handler> handler = new AtomicReference<>((request, response) -> {
            assertThat(DriverManager.getDriver(URL)).isNotNull();
            response.setContentType("application/json");
            response.getWriter().print("{\"organization_id\":8,\"bare\":" + isBare() + "}");
        });
        Server web = new Server(0);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new HandlerServlet(handler)), "/*");
        context.addFilter(new FilterHolder(TelemetryFilter.class), "/*", EnumSet.of(DispatcherType.REQUEST));
        web.setHandler(context);
        web.start();
        try {
            HttpResponse<String> answer = get(((ServerConnector) web.getConnectors()[0]).getLocalPort());

            assertThat(answer.body()).isEqualTo("{\"organization_id\":8,\"bare\":true}");
            assertThat(answer.headers().map()).doesNotContainKeys("x-trace-id", "x-request-id");
            assertNothingIsThere();
        } finally {
            web.stop();
        }
    }

    private static boolean isBare() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            return connection instanceof JdbcConnection;
        }
    }

    private static HttpResponse<String> get(int port) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/teams");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertNothingIsThere() {
        assertThat(OwnThreadsLeft.now()).isEmpty();
        assertThat(Files.exists(folder.resolve("spool"))).isFalse();
        assertThat(server.requests()).isZero();
    }
}
