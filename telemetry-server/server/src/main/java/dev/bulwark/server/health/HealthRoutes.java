package dev.bulwark.server.health;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
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

    public void system(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, system.now(Caller.scope(context)));
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
