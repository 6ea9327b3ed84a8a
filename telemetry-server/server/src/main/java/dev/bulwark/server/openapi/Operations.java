package dev.bulwark.server.openapi;

import static dev.bulwark.server.openapi.Operation.get;
import static dev.bulwark.server.openapi.Operation.of;
import static dev.bulwark.server.openapi.Operation.post;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.IssuedToken;
import dev.bulwark.model.access.IssuedUser;
import dev.bulwark.model.access.NewToken;
import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.PasswordChange;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.model.access.Token;
import dev.bulwark.model.access.User;
import dev.bulwark.model.access.UserChange;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.activity.ActivityStats;
import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.isolation.AccessMatrix;
import dev.bulwark.model.isolation.AppPolicy;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.CheckedStatement;
import dev.bulwark.model.isolation.CrossTenantDeclaration;
import dev.bulwark.model.isolation.DangerousStatement;
import dev.bulwark.model.isolation.PolicyChange;
import dev.bulwark.model.isolation.StatementCheck;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationDetail;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import dev.bulwark.model.performance.Regression;
import dev.bulwark.model.performance.RepeatedStatement;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.model.performance.SlowStatementDetail;
import dev.bulwark.model.resolution.BulkResolution;
import dev.bulwark.model.resolution.Resolution;
import dev.bulwark.server.audit.AuditHead;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every route in words, with what goes in and out. A route without a line here fails a test. */
final class Operations {
    private static final String ADMINISTRATION = "/api/v1/admin";
    private static final String ISOLATION = ADMINISTRATION + "/data-isolation";

    private Operations() {}

    static List<Operation> all() {
        return Stream.of(
                        server(),
                        access(),
                        users(),
                        tokens(),
                        health(),
                        isolation(),
                        failures(),
                        activity(),
                        performance())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> server() {
        return List.of(
                get("/api/system/health", "Health of the server; 503 when it is unhealthy, details with a token")
                        .answers(Map.class),
                get("/api/system/audit-logs", "The audit log, its errors or its statistics, by type")
                        .by("type", "severity", "action", "entityType", "entityId", "tenant", "user", "app")
                        .by("from", "to", "q", "limit", "cursor")
                        .answersPageOf(AuditRecord.class),
                get("/api/system/audit-logs/head", "Number and seal of the newest audit entry")
                        .answers(AuditHead.class),
                post("/api/v1/ingest", "Takes a batch of events in; gzip is accepted")
                        .takes(Map.class)
                        .answersWith(202)
                        .answers(IngestAnswer.class),
                get("/api/v1/stream", "Server-sent events; Last-Event-ID goes on without a gap")
                        .by("kinds")
                        .answersText("text/event-stream"),
                post(ADMINISTRATION + "/backup", "A backup of the store and its keys, as a zip file")
                        .answersText("application/zip"),
                get(ADMINISTRATION + "/export", "Rows of a kind as NDJSON or CSV, the oldest first")
                        .by("kind", "format", "from", "to", "tenant")
                        .answersText("application/x-ndjson"),
                get("/metrics", "Figures for Prometheus").answersText("text/plain"),
                get("/openapi.json", "This description").answers(Map.class));
    }

    private static List<Operation> access() {
        return List.of(
                post("/api/v1/auth/login", "Signs in").takes(Credentials.class).answers(SignedIn.class),
                post("/api/v1/auth/logout", "Ends the session").answersWith(204),
                get("/api/v1/auth/me", "Who one is").answers(Account.class),
                of("PUT", "/api/v1/auth/password", "Changes one's own password")
                        .takes(PasswordChange.class)
                        .answersWith(204));
    }

    private static List<Operation> users() {
        String users = ADMINISTRATION + "/users";
        String user = users + "/{name}";
        return List.of(
                get(users, "The people who may sign in").answersPageOf(User.class),
                post(users, "Makes an account with a one-time password")
                        .takes(NewUser.class)
                        .answersWith(201)
                        .answers(IssuedUser.class),
                get(user, "One user").answers(User.class),
                of("PATCH", user, "Changes role, tenants or whether sign-in is refused")
                        .takes(UserChange.class)
                        .answers(User.class),
                of("DELETE", user, "Removes an account").answersWith(204),
                post(user + "/password", "Gives a new one-time password").answers(IssuedUser.class));
    }

    private static List<Operation> tokens() {
        String tokens = ADMINISTRATION + "/tokens";
        return List.of(
                get(tokens, "All tokens without their secrets").answersPageOf(Token.class),
                post(tokens, "Makes a token")
                        .takes(NewToken.class)
                        .answersWith(201)
                        .answers(IssuedToken.class),
                of("DELETE", tokens + "/{id}", "Revokes a token").answersWith(204));
    }

    private static List<Operation> health() {
        return List.of(get(ADMINISTRATION + "/system-health", "The overview, as it is or as it was")
                .by("at")
                .answers(SystemHealth.class));
    }

    private static List<Operation> isolation() {
        return Stream.concat(
                        settled(ISOLATION + "/violations", Violation.class).stream(),
                        Stream.of(
                                get(ISOLATION + "/violations", "Violations, newest first")
                                        .by("tenant", "user", "app", "from", "to", "q", "limit", "cursor")
                                        .by("type", "severity", "resolved", "blocked")
                                        .answersPageOf(Violation.class),
                                get(ISOLATION + "/violations/{id}", "One violation with what is known around it")
                                        .answers(ViolationDetail.class),
                                get(ISOLATION + "/violations/{id}/blast-radius", "How far its defect reached")
                                        .answers(BlastRadius.class),
                                get(ISOLATION + "/violations/{id}/evidence", "Evidence to take away; audited")
                                        .answersText("application/zip"),
                                get(ISOLATION + "/stats", "Violations in numbers")
                                        .answers(ViolationStats.class),
                                get(ISOLATION + "/dangerous-queries", "Statements by the violations they cause")
                                        .by("tenant", "app", "from", "to", "limit")
                                        .answersPageOf(DangerousStatement.class),
                                get(ISOLATION + "/access-matrix", "Who reached for whose rows")
                                        .by("by", "tenant", "app", "from", "to", "limit")
                                        .answers(AccessMatrix.class),
                                get(ISOLATION + "/cross-tenant-declarations", "Declared work across tenants")
                                        .by("tenant", "app", "from", "to", "limit")
                                        .answersPageOf(CrossTenantDeclaration.class),
                                get(ISOLATION + "/policy", "What applications do about unsafe statements")
                                        .by("app")
                                        .answers(Map.class),
                                of("PUT", ISOLATION + "/policy", "Changes one application's policy")
                                        .takes(PolicyChange.class)
                                        .answers(AppPolicy.class),
                                post(ISOLATION + "/check", "Judges a statement")
                                        .takes(StatementCheck.class)
                                        .answers(CheckedStatement.class)))
                .toList();
    }

    private static List<Operation> failures() {
        String path = ADMINISTRATION + "/failed-operations";
        return Stream.concat(
                        settled(path, FailedOperation.class).stream(),
                        Stream.of(
                                get(path + "/{id}", "One failed operation").answers(FailedOperation.class),
                                get(path, "Failed operations, newest first")
                                        .by("tenant", "user", "app", "from", "to", "q", "limit", "cursor")
                                        .by("type", "severity", "resolved")
                                        .answersPageOf(FailedOperation.class)))
                .toList();
    }

    private static List<Operation> settled(String path, Type item) {
        return List.of(
                post(path + "/resolve", "Settles many")
                        .takes(BulkResolution.class)
                        .answers(Map.class),
                post(path + "/{id}/resolve", "Settles one; 409 if it is settled")
                        .takes(Resolution.class)
                        .answers(item),
                post(path + "/{id}/reopen", "Opens it again; 409 if it is open")
                        .takes(Resolution.class)
                        .answers(item));
    }

    private static List<Operation> activity() {
        return List.of(
                get(ADMINISTRATION + "/activity", "What users did, newest first")
                        .by("tenant", "user", "app", "from", "to", "q", "limit", "cursor")
                        .by("type", "entityType", "entityId")
                        .answersPageOf(Activity.class),
                get(ADMINISTRATION + "/activity/stats", "Activity of 24 hours in numbers")
                        .answers(ActivityStats.class));
    }

    private static List<Operation> performance() {
        return List.of(
                get(ADMINISTRATION + "/api-performance", "Endpoints, the slowest first")
                        .by("tenant", "app", "from", "to", "limit")
                        .answersPageOf(EndpointPerformance.class),
                get(ADMINISTRATION + "/api-performance/regressions", "What does worse than it used to, since when")
                        .by("app", "kind", "limit")
                        .answersPageOf(Regression.class),
                get(ADMINISTRATION + "/api-performance/{endpointId}", "One endpoint")
                        .by("from", "to")
                        .answers(EndpointDetail.class),
                get(ADMINISTRATION + "/slow-queries", "Slow statements, the costliest first")
                        .by("tenant", "user", "app", "endpoint", "from", "to", "q", "limit")
                        .answersPageOf(SlowStatement.class),
                get(ADMINISTRATION + "/repeated-queries", "Statements that single requests repeat (N+1)")
                        .by("tenant", "user", "app", "endpoint", "from", "to", "q", "limit")
                        .answersPageOf(RepeatedStatement.class),
                get(ADMINISTRATION + "/slow-queries/{queryHash}", "One slow statement")
                        .by("limit", "cursor")
                        .answers(SlowStatementDetail.class));
    }
}
