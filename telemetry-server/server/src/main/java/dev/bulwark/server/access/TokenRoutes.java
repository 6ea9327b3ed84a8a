package dev.bulwark.server.access;

import dev.bulwark.model.Page;
import dev.bulwark.model.access.NewToken;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;

/** The tokens of applications and programs, for administrators. */
public final class TokenRoutes {
    private final TokenService tokens;
    private final JsonBodies bodies;
    private final Answers answers;

    public TokenRoutes(TokenService tokens, JsonBodies bodies, Answers answers) {
        this.tokens = tokens;
        this.bodies = bodies;
        this.answers = answers;
    }

    public void list(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, new Page<>(tokens.all(), null));
    }

    public void create(Context context) throws IOException {
        NewToken wanted = bodies.read(context, NewToken.class);
        answers.send(context, 201, tokens.create(wanted, Caller.account(context)));
    }

    public void revoke(Context context) {
        QueryParameters.of(context, Set.of());
        tokens.revoke(QueryParameters.pathId(context), Caller.account(context));
        context.status(204);
    }
}
