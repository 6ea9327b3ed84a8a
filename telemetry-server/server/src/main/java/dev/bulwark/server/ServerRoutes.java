package dev.bulwark.server;

import static dev.bulwark.server.access.Permission.ADMIN;
import static dev.bulwark.server.access.Permission.ANYONE;
import static dev.bulwark.server.access.Permission.ENGINEER;
import static dev.bulwark.server.access.Permission.INGEST;
import static dev.bulwark.server.access.Permission.VIEWER;

import dev.bulwark.server.access.AccessRoutes;
import dev.bulwark.server.activity.ActivityRoutes;
import dev.bulwark.server.audit.AuditRoutes;
import dev.bulwark.server.failures.FailureRoutes;
import dev.bulwark.server.health.HealthRoutes;
import dev.bulwark.server.ingest.IngestRoutes;
import dev.bulwark.server.isolation.CheckRoutes;
import dev.bulwark.server.isolation.InsightRoutes;
import dev.bulwark.server.isolation.PolicyRoutes;
import dev.bulwark.server.isolation.ViolationRoutes;
import dev.bulwark.server.live.LiveRoutes;
import dev.bulwark.server.metrics.MetricsRoutes;
import dev.bulwark.server.openapi.OpenApiRoutes;
import dev.bulwark.server.performance.EndpointRoutes;
import dev.bulwark.server.performance.SlowQueryRoutes;
import dev.bulwark.server.resolution.ResolutionRoutes;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;

/** Every route with what it asks of its caller. */
record ServerRoutes(
        AccessRoutes access,
        HealthRoutes health,
        IngestRoutes ingest,
        LiveRoutes live,
        ViolationRoutes violations,
        ResolutionRoutes violationResolution,
        InsightRoutes insights,
        FailureRoutes failures,
        ResolutionRoutes failureResolution,
        ActivityRoutes activity,
        EndpointRoutes endpoints,
        SlowQueryRoutes slowQueries,
        AuditRoutes audit,
        PolicyRoutes policies,
        CheckRoutes checks,
        MetricsRoutes metrics,
        OpenApiRoutes description)
        implements Consumer<RoutesConfig> {

    private static final String ADMINISTRATION = "/api/v1/admin";
    private static final String ISOLATION = ADMINISTRATION + "/data-isolation";
    private static final String FAILURES = ADMINISTRATION + "/failed-operations";

    @Override
    public void accept(RoutesConfig routes) {
        routes.get("/api/system/health", health::server, ANYONE);

        routes.post("/api/v1/auth/login", access::login, ANYONE);
        routes.post("/api/v1/auth/logout", access::logout, VIEWER);
        routes.get("/api/v1/auth/me", access::me, VIEWER);

        routes.post("/api/v1/ingest", ingest::post, INGEST);

        routes.get("/api/v1/stream", live::stream, VIEWER);

        routes.get(ADMINISTRATION + "/system-health", health::system, VIEWER);

        routes.get(ISOLATION + "/violations", violations::list, VIEWER);
        routes.post(ISOLATION + "/violations/resolve", violationResolution::resolveMany, ENGINEER);
        routes.get(ISOLATION + "/violations/{id}", violationResolution::get, VIEWER);
        routes.post(ISOLATION + "/violations/{id}/resolve", violationResolution::resolve, ENGINEER);
        routes.post(ISOLATION + "/violations/{id}/reopen", violationResolution::reopen, ENGINEER);
        routes.get(ISOLATION + "/dangerous-queries", insights::dangerousStatements, VIEWER);
        routes.get(ISOLATION + "/access-matrix", insights::accessMatrix, VIEWER);
        routes.get(ISOLATION + "/cross-tenant-declarations", insights::declarations, VIEWER);
        routes.get(ISOLATION + "/policy", policies::get, VIEWER);
        routes.put(ISOLATION + "/policy", policies::put, ADMIN);
        routes.post(ISOLATION + "/check", checks::check, ENGINEER);
        routes.get(ISOLATION + "/stats", violations::stats, VIEWER);

        routes.get(FAILURES, failures::list, VIEWER);
        routes.post(FAILURES + "/resolve", failureResolution::resolveMany, ENGINEER);
        routes.get(FAILURES + "/{id}", failureResolution::get, VIEWER);
        routes.post(FAILURES + "/{id}/resolve", failureResolution::resolve, ENGINEER);
        routes.post(FAILURES + "/{id}/reopen", failureResolution::reopen, ENGINEER);

        routes.get(ADMINISTRATION + "/activity", activity::list, VIEWER);
        routes.get(ADMINISTRATION + "/activity/stats", activity::stats, VIEWER);

        routes.get(ADMINISTRATION + "/api-performance", endpoints::list, VIEWER);
        routes.get(ADMINISTRATION + "/api-performance/{endpointId}", endpoints::get, VIEWER);
        routes.get(ADMINISTRATION + "/slow-queries", slowQueries::list, VIEWER);
        routes.get(ADMINISTRATION + "/slow-queries/{queryHash}", slowQueries::get, VIEWER);

        routes.get("/api/system/audit-logs", audit::read, ADMIN);

        routes.get("/metrics", metrics::scrape, VIEWER);
        routes.get("/openapi.json", description::describe, ANYONE);
    }
}
