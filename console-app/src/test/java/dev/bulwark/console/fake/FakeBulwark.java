package dev.bulwark.console.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.model.Page;
import dev.bulwark.model.Problem;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A telemetry server in a few lines, over real HTTP: keeps violations, pushes what happens to them, can be away. */
public final class FakeBulwark implements AutoCloseable {
    public static final String USER = "owner";
    public static final String PASSWORD = "correct horse";
    private static final String VIOLATIONS = "/api/v1/admin/data-isolation/violations";

    private static final String FAILURES = "/api/v1/admin/failed-operations";

    private static final int UUID_LENGTH = 36;

    private final ObjectMapper mapper = Json.tolerant();
    private final ViolationShelf shelf = new ViolationShelf();
    private final RecordShelf<FailedOperation> failures = new RecordShelf<>(
            FailedOperation::id,
            FailedOperation::createdAt,
            (url, failure) -> RecordShelf.is(url, "tenant", failure.tenant())
                    && RecordShelf.is(url, "type", failure.operationType())
                    && RecordShelf.is(url, "resolved", String.valueOf(failure.resolved())));
    private final RecordShelf<Activity> activities = new RecordShelf<>(
            Activity::id, Activity::createdAt, (url, activity) -> RecordShelf.is(url, "tenant", activity.tenant()));
    private final RecordShelf<AuditRecord> audit = new RecordShelf<>(
            AuditRecord::id, AuditRecord::createdAt, (url, entry) -> RecordShelf.is(url, "tenant", entry.tenant()));
    private final PerformanceAnswers speed = new PerformanceAnswers();
    private final FakeStream stream = new FakeStream(mapper);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private MockWebServer server;
    private volatile String token = "bws_1";
    private volatile int failWith;
    private volatile HealthSample health = HealthSample.TROUBLED;

    public FakeBulwark() throws IOException {
        start(0);
    }

    private void start(int port) throws IOException {
        server = new MockWebServer();
        server.setServerSocketFactory(new ReusableSockets());
        server.setDispatcher(new Answers());
        server.start(port);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    public int port() {
        return server.getPort();
    }

    public ViolationShelf shelf() {
        return shelf;
    }

    public RecordShelf<FailedOperation> failures() {
        return failures;
    }

    public RecordShelf<Activity> activities() {
        return activities;
    }

    public RecordShelf<AuditRecord> audit() {
        return audit;
    }

    /** From now on endpoints and statements have figures. */
    public void trafficCame() {
        speed.trafficCame();
    }

    /** Method and target of every request so far. */
    public List<String> requests() {
        return requests;
    }

    /** Stores a violation and pushes it. */
    public void happens(Violation violation) {
        shelf.put(violation);
        stream.push("violation", violation);
    }

    public void healthIs(HealthSample sample) {
        health = sample;
    }

    /** Every answer but the sign-in's is this status from now on; 0 ends it. */
    public void failWith(int status) {
        failWith = status;
    }

    /** Forgets the sessions, as a restart does. */
    public void forgetSessions() {
        token = "bws_" + UUID.randomUUID();
        stream.cut();
    }

    /** The process is gone; its port stays free for its return. */
    public void goAway() {
        stream.cut();
        server.close();
    }

    public void comeBack(int port) throws IOException {
        start(port);
    }

    @Override
    public void close() {
        goAway();
    }

    private final class Answers extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            requests.add(request.getMethod() + " " + request.getTarget());
            try {
                return answer(request);
            } catch (IOException e) {
                return json(500, Map.of("detail", e.toString()));
            }
        }
    }

    private MockResponse answer(RecordedRequest request) throws IOException {
        String path = request.getUrl().encodedPath();
        if (path.equals("/api/v1/auth/login")) {
            return signIn(mapper.readTree(request.getBody().utf8()));
        }
        if (failWith != 0) {
            return problem(failWith, "made to fail");
        }
        if (!("Bearer " + token).equals(request.getHeaders().get("Authorization"))) {
            return problem(401, "not signed in");
        }
        if (path.equals("/api/v1/stream")) {
            return stream.open(request.getHeaders().get("Last-Event-ID"));
        }
        if (path.equals("/api/v1/admin/system-health")) {
            return json(200, health(request));
        }
        if (path.equals("/api/v1/admin/activity")) {
            return json(200, activities.page(request.getUrl()));
        }
        if (path.equals("/api/system/audit-logs")) {
            return json(200, audit.page(request.getUrl()));
        }
        Optional<Object> performance = speed.answer(path, Instant.now());
        if (performance.isPresent()) {
            return json(200, performance.get());
        }
        if (path.startsWith(FAILURES)) {
            return failures(request, path);
        }
        return path.startsWith(VIOLATIONS) ? violations(request, path) : problem(404, path);
    }

    private SystemHealth health(RecordedRequest request) {
        String at = request.getUrl().queryParameter("at");
        return health.at(at == null ? Instant.now() : Instant.parse(at), shelf, at != null);
    }

    private MockResponse signIn(JsonNode credentials) {
        boolean right = USER.equals(credentials.path("name").asText())
                && PASSWORD.equals(credentials.path("password").asText());
        return right
                ? json(200, new SignedIn(token, Instant.now().plusSeconds(3600), new Account(USER, Role.OWNER)))
                : problem(401, "wrong");
    }

    private MockResponse violations(RecordedRequest request, String path) throws IOException {
        String rest = path.substring(VIOLATIONS.length());
        if (rest.isEmpty()) {
            return json(200, page(request.getUrl()));
        }
        JsonNode body = request.getBody() == null || request.getBody().size() == 0
                ? mapper.createObjectNode()
                : mapper.readTree(request.getBody().utf8());
        if (rest.equals("/resolve")) {
            return json(200, resolveMany(body));
        }
        UUID id = UUID.fromString(rest.substring(1, 1 + UUID_LENGTH));
        if (rest.endsWith("/resolve") || rest.endsWith("/reopen")) {
            return settle(id, rest.endsWith("/resolve"), body.path("note").asText(""));
        }
        if (rest.endsWith("/blast-radius")) {
            return json(200, SampleViolations.radius(shelf.find(id).orElseThrow()));
        }
        return shelf.find(id)
                .map(found -> json(200, withAround(found)))
                .orElseGet(() -> problem(404, "no such violation"));
    }

    private MockResponse failures(RecordedRequest request, String path) throws IOException {
        String rest = path.substring(FAILURES.length());
        if (rest.isEmpty()) {
            return json(200, failures.page(request.getUrl()));
        }
        FailedOperation found = failures.find(UUID.fromString(rest.substring(1, 1 + UUID_LENGTH)))
                .orElseThrow();
        if (rest.length() == 1 + UUID_LENGTH) {
            return json(200, found);
        }
        String note = mapper.readTree(request.getBody().utf8()).path("note").asText("");
        FailedOperation after = SampleRecords.settled(found, rest.endsWith("/resolve"), USER, note);
        failures.put(after);
        stream.push("failure", after);
        return json(200, after);
    }

    /** As the real server does: what is around a violation stands beside its own fields. */
    private ObjectNode withAround(Violation violation) {
        ObjectNode whole = mapper.valueToTree(violation);
        whole.setAll((ObjectNode) mapper.valueToTree(SampleViolations.around(violation)));
        return whole;
    }

    private Page<Violation> page(HttpUrl url) {
        return shelf.page(url);
    }

    private MockResponse settle(UUID id, boolean resolved, String note) {
        Violation before = shelf.find(id).orElseThrow();
        if (before.resolved() == resolved) {
            return problem(409, resolved ? "It is already resolved." : "It is open.");
        }
        Violation after = shelf.settle(id, resolved, USER, note);
        stream.push("violation", after);
        return json(200, after);
    }

    private Map<String, Object> resolveMany(JsonNode body) {
        List<UUID> ids = new CopyOnWriteArrayList<>();
        body.path("ids").forEach(id -> ids.add(UUID.fromString(id.asText())));
        ids.forEach(id -> stream.push(
                "violation", shelf.settle(id, true, USER, body.path("note").asText(""))));
        return Map.of("resolved", ids, "skipped", List.of());
    }

    private MockResponse problem(int status, String detail) {
        return json(status, new Problem("about:blank", "problem", status, detail, null));
    }

    private MockResponse json(int status, Object body) {
        try {
            return new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "application/json")
                    .body(mapper.writeValueAsString(body))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
