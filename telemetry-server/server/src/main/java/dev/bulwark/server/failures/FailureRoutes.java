package dev.bulwark.server.failures;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;

/** Operations of applications that failed. */
public final class FailureRoutes {
    private final FailureStore failures;
    private final Answers answers;

    public FailureRoutes(FailureStore failures, Answers answers) {
        this.failures = failures;
        this.answers = answers;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, FailureFilter.PARAMETERS);
        answers.ok(
                context,
                failures.list().page(FailureFilter.of(Caller.scope(context), query), query.cursor(), query.limit()));
    }
}
