package dev.bulwark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.bulwark.demo.Program;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows the guide's section on Spring Boot word by word, with real applications of both generations. */
class SpringBootTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> OURS = List.of("x-trace-id", "x-request-id", "traceparent");

    @TempDir
    private static Path folder;

    private static Deployment deployment;
    private static ServerApi api;

    private final GuidePage page = GuidePage.read(Deployment.PROGRAMS.root().resolve("docs/guide/applications.md"));

    @BeforeAll
    static void startTheServer() {
        deployment = new Deployment(folder, "shop");
        api = deployment.api();
    }

    @AfterAll
    static void stopTheServer() {
        deployment.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void fromNothingToTheFirstEventAndNothingElseChanges(int generation) throws Exception {
        SpringShop shop =
                shop(generation).with("BULWARK_TOKEN", deployment.token()).with("BULWARK_ACCESS_KEYS", "team_id");
        String instance = "boot-" + generation;
        String job = "job-" + generation;
        try (Program watched = shop.with("BULWARK_INSTANCE", instance).start();
                Program running = shop.with("BULWARK_INSTANCE", job).startJob();
                Program bare = shop.with("BULWARK_ENABLED", "false").start();
                Program bareJob = shop.startJob()) {
            Browser browser = new Browser(SpringShop.port(watched));
            callAPageAndSeeTheFirstEvents(browser, instance);
            assertThat(browser.get("/pool").body()).isEqualTo("10 true");
            assertThat(browser.get("/teams/1").body()).contains("\"team_id\":1");
            assertThat(browser.get("/teams/2").body()).doesNotContain("\"team_id\":2");
            assertThat(SpringShop.ordersSeenBy(running)).isEqualTo("3");
            assertThat(SpringShop.ordersSeenBy(bareJob)).isEqualTo("3");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(violations(job))
                            .extracting(Violation::user)
                            .containsOnly("nightly"));
            assertWorkOnOtherThreadsIsTheCallers(browser, instance);
            assertNothingElseChanges(browser, new Browser(SpringShop.port(bare)));
        }
    }

    /** The guide promises both: the instance on the overview, and the statement that forgot its tenant. */
    private static void callAPageAndSeeTheFirstEvents(Browser browser, String instance) throws Exception {
        browser.get("/sign-in");
        assertThat(browser.get("/orders/2").body()).contains("\"total\":20");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(api.systemHealth().instances())
                    .extracting(InstanceHealth::instance)
                    .contains(instance);
            assertThat(violations(instance)).isNotEmpty();
        });
        assertThat(violations(instance)).singleElement().satisfies(SpringBootTest::isTheForgottenTenant);
    }

    private static void isTheForgottenTenant(Violation violation) {
        assertThat(violation.violationType()).isEqualTo(ViolationType.MISSING_FILTER);
        assertThat(violation.endpoint()).isEqualTo("GET /orders/{id}");
        assertThat(violation.tenant()).isEqualTo("7");
        assertThat(violation.user()).isEqualTo("ada");
    }

    private static void assertWorkOnOtherThreadsIsTheCallers(Browser browser, String instance) throws Exception {
        assertThat(browser.get("/later/2").body()).contains("\"total\":20");
        assertThat(browser.get("/elsewhere/2").body()).contains("\"total\":20");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(violations(instance))
                        .extracting(Violation::endpoint, Violation::tenant, Violation::user)
                        .contains(tuple("GET /later/{id}", "7", "ada"), tuple("GET /elsewhere/{id}", "7", "ada")));
    }

    /** Beside the same application, switched off. */
    private static void assertNothingElseChanges(Browser watched, Browser bare) throws Exception {
        bare.get("/sign-in");
        HttpResponse<String> unwatched = bare.get("/clean");
        HttpResponse<String> clean = watched.get("/clean");
        assertThat(clean.headers().map()).containsKeys("x-trace-id", "x-request-id");
        assertThat(unwatched.headers().map()).doesNotContainKeys("x-trace-id", "x-request-id");
        assertThat(seen(clean)).isEqualTo(seen(unwatched));

        assertThat(bare.get("/orders/3").body()).contains("\"total\":30");
        assertThat(watched.get("/orders/3").body()).doesNotContain("total");
    }

    /** Those of callers: what the start script writes is nobody's. */
    private static List<Violation> violations(String instance) {
        return api.violations().stream()
                .filter(violation -> violation.instance().equals(instance) && violation.tenant() != null)
                .toList();
    }

    private static Map<String, Object> seen(HttpResponse<String> answer) {
        Map<String, Object> seen = new TreeMap<>(answer.headers().map());
        seen.keySet().removeAll(OURS);
        seen.remove("date");
        seen.put("status", answer.statusCode());
        seen.put("body", answer.body());
        return seen;
    }

    private SpringShop shop(int generation) throws IOException {
        String settings = page.block("Spring Boot", "yaml");
        assertThat(settings).contains("http://127.0.0.1:8417");
        return SpringShop.make(
                generation,
                folder.resolve("boot-" + generation),
                Map.of(
                        "ShopCallers",
                        page.block("Five minutes", "java"),
                        "ShopWatching",
                        page.block("Spring Boot", "java")),
                settings.replace("http://127.0.0.1:8417", deployment.server().toString()));
    }

    /** Somebody with a session. */
    private static final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final int port;

        Browser(int port) {
            this.port = port;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return http.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
