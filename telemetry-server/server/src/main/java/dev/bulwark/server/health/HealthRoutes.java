package dev.bulwark.server.health;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.TenantScope;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Set;

/** The overview, for the console and for machines. */
public final class HealthRoutes {
    private final SystemHealthService system;
    private final ServerHealthService server;
    private final Answers answers;

    public HealthRoutes(SystemHealthService system, ServerHealthService server, Answers answers) {
        this.system = system;
        this.server = server;
        this.answers = answers;
    }

    /** As it is, or as it was {@code at} a past moment. */
    public void system(Context context) {
        Instant at = QueryParameters.of(context, Set.of("at")).time("at");
        TenantScope scope = Caller.scope(context);
        answers.ok(context, at == null ? system.now(scope) : system.past(scope, at));
    }

    /** Strangers, and those who may see some tenants only, learn the status, and nothing of what it rests on. */
    public void server(Context context) {
        QueryParameters.of(context, Set.of());
        ServerHealth health = server.now();
        int status = health.status() == CheckStatus.UNHEALTHY ? 503 : 200;
        boolean seesAll = Caller.scope(context).isAll();
        answers.send(context, status, seesAll ? health : health.withoutDetails());
    }
}
