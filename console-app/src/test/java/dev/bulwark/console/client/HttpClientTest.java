package dev.bulwark.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.isolation.ViolationList;
import dev.bulwark.console.records.Filter;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.console.tasks.Subscription;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Credentials OWNER = new Credentials(FakeBulwark.USER, FakeBulwark.PASSWORD);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpConnector connector = new HttpConnector(Json.tolerant(), timer, new Random(1));
    private FakeBulwark bulwark;

    @BeforeEach
    void start() throws Exception {
        bulwark = new FakeBulwark();
    }

    @AfterEach
    void stop() {
        bulwark.close();
        timer.shutdownNow();
    }

    private Session connect() throws FailureException {
        return connector.connect(ServerAddress.parse(bulwark.address()), OWNER);
    }

    @Test
    void everyPartOfAFilterReachesTheServerInTheWordsOfTheApi() throws FailureException {
        Filter filter = ViolationList.filter();
        filter.typed().set("a b severity:critical type:wrong_org effect:blocked");
        Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
        parameters.put("tenant", "acme");
        parameters.put("from", NOON.toString());

        connect().api().page(Listing.VIOLATIONS, parameters, null, 20);

        assertThat(bulwark.requests())
                .contains("GET /api/v1/admin/data-isolation/violations?q=a%20b&resolved=false&severity=critical"
                        + "&type=wrong_org&blocked=true&tenant=acme&from=2026-03-01T12%3A00%3A00Z&limit=20");
    }

    @Test
    void aViolationIsResolvedReopenedAndResolvedAmongMany() throws FailureException {
        bulwark.shelf().putAll(SampleViolations.newestFirst(3, NOON));
        TelemetryApi api = connect().api();
        UUID first = SampleViolations.id(1);

        assertThat(api.resolve(Listing.VIOLATIONS, first, "done").note()).isEqualTo("done");
        assertThat(kindOf(() -> api.resolve(Listing.VIOLATIONS, first, "again")))
                .isEqualTo(Failure.Kind.CONFLICT);
        assertThat(api.reopen(Listing.VIOLATIONS, first, "").resolved()).isFalse();
        assertThat(api.resolveAll(Listing.VIOLATIONS, List.of(first, SampleViolations.id(2)), "both")
                        .resolved())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "403, NOT_ALLOWED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "429, REFUSED",
        "400, REFUSED",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR"
    })
    void everyKindOfRefusalHasItsPlainSentence(int status, Failure.Kind kind) throws FailureException {
        TelemetryApi api = connect().api();
        bulwark.failWith(status);

        FailureException thrown = catchThrowableOfType(FailureException.class, () -> api.systemHealth(null));

        assertThat(thrown.failure().kind()).isEqualTo(kind);
        assertThat(thrown.failure().text()).doesNotContain("Exception").contains(".");
    }

    private static Failure.Kind kindOf(ThrowingCall call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call::run);
        return thrown.failure().kind();
    }

    private interface ThrowingCall {
        void run() throws FailureException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "http://", "http://a b", "server:port"})
    void whatIsNoAddressIsToldBeforeAnythingIsSent(String typed) {
        assertThat(kindOf(() -> ServerAddress.parse(typed))).isEqualTo(Failure.Kind.BAD_ADDRESS);
    }

    @Test
    void anAddressMayBeTypedWithoutItsScheme() throws FailureException {
        assertThat(ServerAddress.parse(" 127.0.0.1:8417/ ").toString()).isEqualTo("http://127.0.0.1:8417");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "null", "[]", ""})
    void someoneElsesWebServerIsRecognised(String body) throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.enqueue(new MockResponse.Builder().body(body).build());
            other.start(0);

            assertThat(kindOf(() -> connector.connect(ServerAddress.parse("127.0.0.1:" + other.getPort()), OWNER)))
                    .isEqualTo(Failure.Kind.NOT_BULWARK);
        }
    }

    @Test
    void theStreamTellsWhatHappensAndResumesBehindTheLastEventAfterALoss() throws Exception {
        Ears ears = new Ears();
        try (Subscription open = connect().stream().open(ears)) {
            assertThat(ears.next()).isEqualTo("connected");
            bulwark.happens(SampleViolations.numbered(1, NOON));
            assertThat(ears.next()).isEqualTo("violation " + SampleViolations.id(1));

            int port = bulwark.port();
            bulwark.goAway();
            assertThat(ears.next()).startsWith("lost UNREACHABLE");
            bulwark.happens(SampleViolations.numbered(2, NOON));
            bulwark.happens(SampleViolations.numbered(3, NOON));
            bulwark.comeBack(port);

            assertThat(ears.nextBut("lost")).isEqualTo("connected");
            assertThat(ears.next()).isEqualTo("violation " + SampleViolations.id(2));
            assertThat(ears.next()).isEqualTo("violation " + SampleViolations.id(3));
        }
    }

    @Test
    void aSessionThatTheServerForgotIsRenewedOnce() throws Exception {
        TelemetryApi api = connect().api();
        bulwark.forgetSessions();

        api.systemHealth(null);
        api.systemHealth(null);

        assertThat(bulwark.requests().stream().filter(request -> request.endsWith("/auth/login")))
                .hasSize(2);
    }

    private static final class Ears implements LiveStream.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void event(LiveEvent event) {
            heard.add(
                    event instanceof LiveEvent.ViolationChanged changed
                            ? "violation " + changed.violation().id()
                            : "something");
        }

        @Override
        public void lost(Failure failure, Duration retryIn) {
            heard.add("lost " + failure.kind());
        }

        String next() throws InterruptedException {
            return heard.poll(10, TimeUnit.SECONDS);
        }

        String nextBut(String start) throws InterruptedException {
            String next = next();
            while (next != null && next.startsWith(start)) {
                next = next();
            }
            return next;
        }
    }
}
