package dev.bulwark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.demo.Program;
import dev.bulwark.demo.TelemetryServer;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the guide's page on applications word by word, from nothing to the first event. */
class GuideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DATABASE = "h2:mem:shop;DB_CLOSE_DELAY=-1";

    @TempDir
    private Path folder;

    private TelemetryServer server;
    private ServerApi api;
    private GuidedShop guided;

    @BeforeEach
    void startTheServer() {
        Path data = folder.resolve("bulwark-data");
        String token = TelemetryServer.createToken(Deployment.PROGRAMS, data, "shop");
        String password = TelemetryServer.createUser(Deployment.PROGRAMS, data, Deployment.ENGINEER, "engineer");
        server = TelemetryServer.start(Deployment.PROGRAMS, data, 0, line -> {});
        guided = new GuidedShop(folder, server.address(), token);
        api = ServerApi.signIn(server.address(), Deployment.ENGINEER, password);
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void aWarInTomcat() throws Exception {
        int port = freePort();
        List<String> arguments = List.of(guided.war(DATABASE).toString(), String.valueOf(port));
        try (Program tomcat = Program.start(
                "tomcat", TomcatMain.class.getName(), GuidedShop.tomcat(), arguments, guided.environment())) {
            callAPageAndSeeTheFirstEvents(port, tomcat);
        }
    }

    /** With the driver and the filter of the first deployment gone, the second has to find its own. */
    @Test
    void aWarThatIsDeployedAgainAndAgainLeavesNothingBehind() throws Exception {
        Path war = guided.war(DATABASE + ";DB_CLOSE_ON_EXIT=FALSE");
        List<String> arguments = List.of(war.toString(), "3");
        try (Program tomcat = Program.start(
                "tomcat", RedeployMain.class.getName(), GuidedShop.tomcat(), arguments, guided.environment())) {
            assertThat(tomcat.await(Pattern.compile("^answers: (.*)$"), PATIENCE.multipliedBy(2)))
                    .isEqualTo("orders: false, orders: false, orders: false");
            assertThat(tomcat.await(Pattern.compile("^threads left: (.*)$"), PATIENCE.multipliedBy(2)))
                    .isEqualTo("[]");
            assertThat(tomcat.await(Pattern.compile("^drivers left: (.*)$"), PATIENCE))
                    .isEqualTo("[]");
            assertThat(tomcat.await(Pattern.compile("^loaders left: (.*)$"), PATIENCE.multipliedBy(2)))
                    .isEqualTo("0");
            assertThat(tomcat.output()).doesNotContain("BulwarkDriver");
        }
    }

    @Test
    void aProgramWithItsOwnContainer() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Map<String, String> sources = guided.sources();
        sources.put("ShopMain", guided.page().block("A program with its own container", "java"));
        List<Path> libraries =
                GuidedShop.classPathWith("jetty-", "jakarta.servlet-api", "HikariCP", "h2-", "slf4j-api");
        Shop.compile(sources, libraries, classes);
        Shop.write(classes.resolve("bulwark.yaml"), guided.settings());
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(classes);
        int port = freePort();
        Map<String, String> environment = guided.environment();
        environment.put("SHOP_PORT", String.valueOf(port));
        environment.put("SHOP_DATABASE", "jdbc:" + DATABASE);
        try (Program shop = Program.start("shop", "com.example.shop.ShopMain", classPath, List.of(), environment)) {
            callAPageAndSeeTheFirstEvents(port, shop);
        }
    }

    /** The guide promises both: the instance on the overview, and the statement that forgot its tenant. */
    private void callAPageAndSeeTheFirstEvents(int port, Program application) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(ordersPage(port).body())
                        .as(application::output)
                        .isEqualTo("orders: false"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(api.systemHealth().instances())
                    .extracting(InstanceHealth::app)
                    .contains("shop");
            assertThat(api.violations()).isNotEmpty();
        });
        Violation violation = api.violations().get(0);
        assertThat(violation.violationType()).isEqualTo(ViolationType.MISSING_FILTER);
        assertThat(violation.endpoint()).isEqualTo("GET /orders");
        assertThat(violation.tenant()).isEqualTo("7");
        assertThat(violation.user()).isEqualTo("ada");
        assertThat(violation.queryText()).isEqualTo("SELECT id FROM orders");
    }

    private static HttpResponse<String> ordersPage(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                .timeout(PATIENCE)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
