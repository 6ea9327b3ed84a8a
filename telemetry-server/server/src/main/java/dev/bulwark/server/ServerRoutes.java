package dev.bulwark.server;

import static dev.bulwark.server.access.Permission.ADMIN;
import static dev.bulwark.server.access.Permission.ANYONE;
import static dev.bulwark.server.access.Permission.ENGINEER;
import static dev.bulwark.server.access.Permission.INGEST;
import static dev.bulwark.server.access.Permission.VIEWER;

import dev.bulwark.server.access.AccessRoutes;
import dev.bulwark.server.health.HealthRoutes;
import dev.bulwark.server.ingest.IngestRoutes;
import dev.bulwark.server.isolation.CheckRoutes;
import dev.bulwark.server.isolation.PolicyRoutes;
import dev.bulwark.server.isolation.ViolationRoutes;
import dev.bulwark.server.live.LiveRoutes;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;

/** Every route with what it asks of its caller. */
record ServerRoutes(
        AccessRoutes access,
        HealthRoutes health,
        IngestRoutes ingest,
        LiveRoutes live,
        ViolationRoutes violations,
        PolicyRoutes policies,
        CheckRoutes checks)
        implements Consumer<RoutesConfig> {

    private static final String ISOLATION = "/api/v1/admin/data-isolation";

    @Override
    public void accept(RoutesConfig routes) {
        routes.get("/api/system/health", health::server, ANYONE);

        routes.post("/api/v1/auth/login", access::login, ANYONE);
        routes.post("/api/v1/auth/logout", access::logout, VIEWER);
        routes.get("/api/v1/auth/me", access::me, VIEWER);

        routes.post("/api/v1/ingest", ingest::post, INGEST);

        routes.get("/api/v1/stream", live::stream, VIEWER);

        routes.get("/api/v1/admin/system-health", health::system, VIEWER);

        routes.get(ISOLATION + "/violations", violations::list, VIEWER);
        routes.post(ISOLATION + "/violations/resolve", violations::resolveMany, ENGINEER);
        routes.get(ISOLATION + "/violations/{id}", violations::get, VIEWER);
        routes.post(ISOLATION + "/violations/{id}/resolve", violations::resolve, ENGINEER);
        routes.post(ISOLATION + "/violations/{id}/reopen", violations::reopen, ENGINEER);
        routes.get(ISOLATION + "/policy", policies::get, VIEWER);
        routes.put(ISOLATION + "/policy", policies::put, ADMIN);
        routes.post(ISOLATION + "/check", checks::check, ENGINEER);
        routes.get(ISOLATION + "/stats", violations::stats, VIEWER);
    }
}
