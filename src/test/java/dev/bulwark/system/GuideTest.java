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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the guide's page on applications word by word, from nothing to the first event. */
class GuideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String START = "Five minutes";
    private static final String DATABASE = "h2:mem:shop;DB_CLOSE_DELAY=-1";

    @TempDir
    private Path folder;

    private final GuidePage page = GuidePage.read(Deployment.PROGRAMS.root().resolve("docs/guide/applications.md"));
    private TelemetryServer server;
    private ServerApi api;
    private String token;

    @BeforeEach
    void startTheServer() {
        Path data = folder.resolve("bulwark-data");
        token = TelemetryServer.createToken(Deployment.PROGRAMS, data, "shop");
        String password = TelemetryServer.createUser(Deployment.PROGRAMS, data, Deployment.ENGINEER, "engineer");
        server = TelemetryServer.start(Deployment.PROGRAMS, data, 0, line -> {});
        api = ServerApi.signIn(server.address(), Deployment.ENGINEER, password);
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void aWarInTomcat() throws Exception {
        Path war = folder.resolve("war");
        Path classes = Files.createDirectories(war.resolve("WEB-INF/classes"));
        Shop.compile(sources(), classPathWith("tomcat-embed-core"), classes);
        Shop.write(classes.resolve("bulwark.yaml"), settings());
        Shop.write(war.resolve("WEB-INF/web.xml"), webXml());
        for (Path jar : classPathWith("h2-")) {
            Path library = war.resolve("WEB-INF/lib").resolve(jar.getFileName());
            Files.createDirectories(library.getParent());
            Files.copy(jar, library);
        }
        int port = freePort();
        try (Program tomcat = tomcat(war, port)) {
            callAPageAndSeeTheFirstEvents(port, tomcat);
        }
    }

    @Test
    void aProgramWithItsOwnContainer() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Map<String, String> sources = sources();
        sources.put("ShopMain", page.block("A program with its own container", "java"));
        List<Path> libraries = classPathWith("jetty-", "jakarta.servlet-api", "HikariCP", "h2-", "slf4j-api");
        Shop.compile(sources, libraries, classes);
        Shop.write(classes.resolve("bulwark.yaml"), settings());
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(classes);
        int port = freePort();
        Map<String, String> environment = environment();
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

    private Program tomcat(Path war, int port) {
        List<String> arguments = List.of(war.toString(), String.valueOf(port));
        List<Path> classPath = new ArrayList<>(Shop.libraries("tomcat-"));
        classPath.add(Path.of(TomcatMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()));
        return Program.start("tomcat", TomcatMain.class.getName(), classPath, arguments, environment());
    }

    private String webXml() {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                  <servlet>
                    <servlet-name>orders</servlet-name>
                    <servlet-class>com.example.shop.OrderServlet</servlet-class>
                    <init-param><param-name>database</param-name><param-value>jdbc:bulwark:%s</param-value></init-param>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping><servlet-name>orders</servlet-name><url-pattern>/orders</url-pattern></servlet-mapping>
                </web-app>
                """.formatted(page.block("A war in Tomcat", "xml"), DATABASE);
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>(Shop.BEFORE);
        sources.put("ShopCallers", page.block(START, "java"));
        return sources;
    }

    /** The page's settings, but for the port, which another server may have. */
    private String settings() {
        String settings = page.block(START, "yaml");
        assertThat(settings).contains("http://127.0.0.1:8417");
        return settings.replace("http://127.0.0.1:8417", server.address().toString());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("BULWARK_TOKEN", token);
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
        return environment;
    }

    private static List<Path> classPathWith(String... libraries) {
        List<Path> classPath = new ArrayList<>(Shop.libraries(libraries));
        classPath.add(Shop.instrumentation(Deployment.PROGRAMS));
        return classPath;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
