package dev.bulwark.server.isolation;

import dev.bulwark.model.Page;
import dev.bulwark.model.isolation.PolicyChange;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;

/** What applications do about unsafe statements. */
public final class PolicyRoutes {
    private final PolicyService policies;
    private final JsonBodies bodies;
    private final Answers answers;

    public PolicyRoutes(PolicyService policies, JsonBodies bodies, Answers answers) {
        this.policies = policies;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** One application's policy, or all that were ever set. */
    public void get(Context context) {
        String app = QueryParameters.of(context, Set.of("app")).text("app");
        answers.ok(context, app == null ? new Page<>(policies.all(), null) : policies.of(app));
    }

    public void put(Context context) throws IOException {
        PolicyChange change = bodies.read(context, PolicyChange.class);
        answers.ok(context, policies.change(change, Caller.account(context).name()));
    }
}
