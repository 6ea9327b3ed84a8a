package dev.bulwark.server;

import static dev.bulwark.server.access.Permission.ADMIN;
import static dev.bulwark.server.access.Permission.ANYONE;
import static dev.bulwark.server.access.Permission.ENGINEER;
import static dev.bulwark.server.access.Permission.INGEST;
import static dev.bulwark.server.access.Permission.KNOWN;
import static dev.bulwark.server.access.Permission.OWNER;
import static dev.bulwark.server.access.Permission.VIEWER;
import static dev.bulwark.server.access.TenantRule.ALL_TENANTS_ONLY;
import static dev.bulwark.server.access.TenantRule.NARROWED;
import static dev.bulwark.server.access.TenantRule.NO_TENANT_DATA;

import dev.bulwark.server.access.AccessRoutes;
import dev.bulwark.server.access.TokenRoutes;
import dev.bulwark.server.access.UserRoutes;
import dev.bulwark.server.activity.ActivityRoutes;
import dev.bulwark.server.audit.AuditRoutes;
import dev.bulwark.server.baselines.RegressionRoutes;
import dev.bulwark.server.export.ExportRoutes;
import dev.bulwark.server.failures.FailureRoutes;
import dev.bulwark.server.health.HealthRoutes;
import dev.bulwark.server.ingest.IngestRoutes;
import dev.bulwark.server.investigation.InvestigationRoutes;
import dev.bulwark.server.isolation.CheckRoutes;
import dev.bulwark.server.isolation.InsightRoutes;
import dev.bulwark.server.isolation.PolicyRoutes;
import dev.bulwark.server.isolation.ViolationRoutes;
import dev.bulwark.server.live.LiveRoutes;
import dev.bulwark.server.maintenance.BackupRoutes;
import dev.bulwark.server.metrics.MetricsRoutes;
import dev.bulwark.server.openapi.OpenApiRoutes;
import dev.bulwark.server.performance.EndpointRoutes;
import dev.bulwark.server.performance.RepeatedQueryRoutes;
import dev.bulwark.server.performance.SlowQueryRoutes;
import dev.bulwark.server.resolution.ResolutionRoutes;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;

/** Every route with what it asks of its caller, and what it tells callers who may see some tenants only. */
record ServerRoutes(
        AccessRoutes access,
        UserRoutes users,
        TokenRoutes tokens,
        HealthRoutes health,
        IngestRoutes ingest,
        LiveRoutes live,
        ViolationRoutes violations,
        InvestigationRoutes investigations,
        ResolutionRoutes violationResolution,
        InsightRoutes insights,
        FailureRoutes failures,
        ResolutionRoutes failureResolution,
        ActivityRoutes activity,
        EndpointRoutes endpoints,
        RegressionRoutes regressions,
        SlowQueryRoutes slowQueries,
        RepeatedQueryRoutes repeatedQueries,
        AuditRoutes audit,
        PolicyRoutes policies,
        CheckRoutes checks,
        BackupRoutes backups,
        ExportRoutes exports,
        MetricsRoutes metrics,
        OpenApiRoutes description)
        implements Consumer<RoutesConfig> {

    private static final String ADMINISTRATION = "/api/v1/admin";
    private static final String ISOLATION = ADMINISTRATION + "/data-isolation";
    private static final String USERS = ADMINISTRATION + "/users";
    private static final String TOKENS = ADMINISTRATION + "/tokens";
    private static final String FAILURES = ADMINISTRATION + "/failed-operations";

    @Override
    public void accept(RoutesConfig routes) {
        routes.get("/api/system/health", health::server, ANYONE, NO_TENANT_DATA);

        routes.post("/api/v1/auth/login", access::login, ANYONE, NO_TENANT_DATA);
        routes.post("/api/v1/auth/logout", access::logout, KNOWN, NO_TENANT_DATA);
        routes.get("/api/v1/auth/me", access::me, KNOWN, NO_TENANT_DATA);
        routes.put("/api/v1/auth/password", access::changePassword, KNOWN, NO_TENANT_DATA);

        routes.get(USERS, users::list, ADMIN, ALL_TENANTS_ONLY);
        routes.post(USERS, users::create, ADMIN, ALL_TENANTS_ONLY);
        routes.get(USERS + "/{name}", users::get, ADMIN, ALL_TENANTS_ONLY);
        routes.patch(USERS + "/{name}", users::change, ADMIN, ALL_TENANTS_ONLY);
        routes.delete(USERS + "/{name}", users::remove, ADMIN, ALL_TENANTS_ONLY);
        routes.post(USERS + "/{name}/password", users::giveNewPassword, ADMIN, ALL_TENANTS_ONLY);
        routes.get(TOKENS, tokens::list, ADMIN, ALL_TENANTS_ONLY);
        routes.post(TOKENS, tokens::create, ADMIN, ALL_TENANTS_ONLY);
        routes.delete(TOKENS + "/{id}", tokens::revoke, ADMIN, ALL_TENANTS_ONLY);

        routes.post("/api/v1/ingest", ingest::post, INGEST, NO_TENANT_DATA);

        routes.get("/api/v1/stream", live::stream, VIEWER, NARROWED);

        routes.get(ADMINISTRATION + "/system-health", health::system, VIEWER, NARROWED);

        routes.get(ISOLATION + "/violations", violations::list, VIEWER, NARROWED);
        routes.post(ISOLATION + "/violations/resolve", violationResolution::resolveMany, ENGINEER, NARROWED);
        routes.get(ISOLATION + "/violations/{id}", investigations::detail, VIEWER, NARROWED);
        routes.get(ISOLATION + "/violations/{id}/blast-radius", investigations::blastRadius, VIEWER, ALL_TENANTS_ONLY);
        routes.get(ISOLATION + "/violations/{id}/evidence", investigations::evidence, ENGINEER, ALL_TENANTS_ONLY);
        routes.post(ISOLATION + "/violations/{id}/resolve", violationResolution::resolve, ENGINEER, NARROWED);
        routes.post(ISOLATION + "/violations/{id}/reopen", violationResolution::reopen, ENGINEER, NARROWED);
        routes.get(ISOLATION + "/dangerous-queries", insights::dangerousStatements, VIEWER, NARROWED);
        routes.get(ISOLATION + "/access-matrix", insights::accessMatrix, VIEWER, ALL_TENANTS_ONLY);
        routes.get(ISOLATION + "/cross-tenant-declarations", insights::declarations, VIEWER, NARROWED);
        routes.get(ISOLATION + "/policy", policies::get, VIEWER, ALL_TENANTS_ONLY);
        routes.put(ISOLATION + "/policy", policies::put, ADMIN, ALL_TENANTS_ONLY);
        routes.post(ISOLATION + "/check", checks::check, ENGINEER, NARROWED);
        routes.get(ISOLATION + "/stats", violations::stats, VIEWER, NARROWED);

        routes.get(FAILURES, failures::list, VIEWER, NARROWED);
        routes.post(FAILURES + "/resolve", failureResolution::resolveMany, ENGINEER, NARROWED);
        routes.get(FAILURES + "/{id}", failureResolution::get, VIEWER, NARROWED);
        routes.post(FAILURES + "/{id}/resolve", failureResolution::resolve, ENGINEER, NARROWED);
        routes.post(FAILURES + "/{id}/reopen", failureResolution::reopen, ENGINEER, NARROWED);

        routes.get(ADMINISTRATION + "/activity", activity::list, VIEWER, NARROWED);
        routes.get(ADMINISTRATION + "/activity/stats", activity::stats, VIEWER, NARROWED);

        routes.get(ADMINISTRATION + "/api-performance", endpoints::list, VIEWER, NARROWED);
        routes.get(ADMINISTRATION + "/api-performance/regressions", regressions::list, VIEWER, ALL_TENANTS_ONLY);
        routes.get(ADMINISTRATION + "/api-performance/{endpointId}", endpoints::get, VIEWER, NARROWED);
        routes.get(ADMINISTRATION + "/slow-queries", slowQueries::list, VIEWER, NARROWED);
        routes.get(ADMINISTRATION + "/slow-queries/{queryHash}", slowQueries::get, VIEWER, NARROWED);
        routes.get(ADMINISTRATION + "/repeated-queries", repeatedQueries::list, VIEWER, NARROWED);

        routes.get("/api/system/audit-logs", audit::read, ADMIN, ALL_TENANTS_ONLY);
        routes.get("/api/system/audit-logs/head", audit::head, ADMIN, ALL_TENANTS_ONLY);

        routes.post(ADMINISTRATION + "/backup", backups::make, OWNER, ALL_TENANTS_ONLY);
        routes.get(ADMINISTRATION + "/export", exports::export, ADMIN, ALL_TENANTS_ONLY);

        routes.get("/metrics", metrics::scrape, VIEWER, ALL_TENANTS_ONLY);
        routes.get("/openapi.json", description::describe, ANYONE, NO_TENANT_DATA);
    }
}
