package dev.bulwark.server.baselines;

import dev.bulwark.model.Page;
import dev.bulwark.model.performance.Regression.Kind;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import java.util.Set;

/** Endpoints and statements that do worse than they used to. */
public final class RegressionRoutes {
    private final Baselines baselines;
    private final Answers answers;

    public RegressionRoutes(Baselines baselines, Answers answers) {
        this.baselines = baselines;
        this.answers = answers;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, Set.of("app", "kind", "limit"));
        String kind = query.text("kind");
        Kind known = kind == null ? null : QueryParameters.constantOf("kind", kind, Kind.class);
        answers.ok(context, new Page<>(baselines.regressions(query.text("app"), known, query.limit()), null));
    }
}
