package dev.bulwark.instrument.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.HandlerServlet;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.ingest.ViolationEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that changes no code: a filter by its class name, a driver by its URL, settings by properties. */
class WebXmlFilterTest {
    @TempDir
    Path folder;

    private final IngestServer ingest = new IngestServer();
    private final AtomicReference<Handler> handler = new AtomicReference<>();
    private final FilterHolder filter = new FilterHolder(TelemetryFilter.class);
    private final ServletContextHandler context = new ServletContextHandler("/");
    private final Server server = new Server(0);
    private Map<String, String> properties;

    /** What {@code callerResolver} names. */
    public static final class EverybodyIsOfSeven implements CallerResolver {
        @Override
        public Caller resolve(HttpServletRequest request) {
            return new Caller("7", "somebody");
        }
    }

    @BeforeEach
    void start() throws Exception {
        properties = Map.of(
                "bulwark.server", ingest.address().toString(),
                "bulwark.app", "war",
                "bulwark.spool-directory", folder.toString());
        properties.forEach(System::setProperty);
        context.addServlet(new ServletHolder(new HandlerServlet(handler)), "/*");
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        ingest.close();
        properties.keySet().forEach(System::clearProperty);
    }

    @Test
    void itsStatementsAreJudgedForTheCallerThatItsResolverFinds() throws Exception {
        filter.setInitParameter("callerResolver", EverybodyIsOfSeven.class.getName());
        handler.set((request, response) -> readAllTeams());

        visitTeams();

        awaitViolationOf("7", "somebody");
        assertThat(ingest.batches()).allSatisfy(batch -> assertThat(batch.app()).isEqualTo("war"));
    }

    @Test
    void withoutAResolverTheCallerIsWhoeverTheRequestsAttributesName() throws Exception {
        handler.set((request, response) -> {
            request.setAttribute(DeclaredCaller.TENANT_ATTRIBUTE, 9);
            request.setAttribute(DeclaredCaller.USER_ATTRIBUTE, "ana");
            readAllTeams();
        });

        visitTeams();

        awaitViolationOf("9", "ana");
    }

    @Test
    void anApplicationThatIsDeployedAgainIsWatchedAgain() throws Exception {
        filter.setInitParameter("callerResolver", EverybodyIsOfSeven.class.getName());
        handler.set((request, response) -> readAllTeams());
        server.start();
        assertThat(Bulwark.started()).isPresent();
        server.stop();
        assertThat(Bulwark.started()).isEmpty();
        try (Connection bare = DriverManager.getConnection("jdbc:bulwark:h2:mem:straggler")) {
            assertThat(bare).isInstanceOf(JdbcConnection.class);
        }

        visitTeams();

        awaitViolationOf("7", "somebody");
    }

    @Test
    void theFirstOfTwoFiltersThatGoesLeavesTheOtherOneItsInstrumentation() throws Exception {
        FilterHolder second = new FilterHolder(TelemetryFilter.class);
        context.addFilter(second, "/*", EnumSet.of(DispatcherType.REQUEST));
        server.start();
        second.stop();
        assertThat(Bulwark.started()).isPresent();
        server.stop();
        assertThat(Bulwark.started()).isEmpty();
    }

    private static void readAllTeams() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:bulwark:h2:mem:war")) {
            connection.createStatement().execute("CREATE TABLE teams(id INT, organization_id INT)");
            connection.createStatement().executeQuery("SELECT id FROM teams");
        }
    }

    private void visitTeams() throws Exception {
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/teams"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    private void awaitViolationOf(String tenant, String user) {
        await().untilAsserted(() -> assertThat(ingest.events(ViolationEvent.class))
                .anySatisfy(violation -> {
                    assertThat(violation.queryText()).isEqualTo("SELECT id FROM teams");
                    assertThat(violation.header().tenant()).isEqualTo(tenant);
                    assertThat(violation.header().user()).isEqualTo(user);
                    assertThat(violation.header().endpoint()).isEqualTo("GET /teams");
                }));
    }
}
