package dev.bulwark.server.isolation;

import dev.bulwark.model.isolation.StatementCheck;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import io.javalin.http.Context;
import java.io.IOException;

/** Has statements judged that people paste. */
public final class CheckRoutes {
    private final StatementChecks checks;
    private final JsonBodies bodies;
    private final Answers answers;

    public CheckRoutes(StatementChecks checks, JsonBodies bodies, Answers answers) {
        this.checks = checks;
        this.bodies = bodies;
        this.answers = answers;
    }

    public void check(Context context) throws IOException {
        answers.ok(context, checks.check(Caller.scope(context), bodies.read(context, StatementCheck.class)));
    }
}
