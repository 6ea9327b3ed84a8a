package dev.bulwark.server.performance;

import dev.bulwark.model.Page;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Conditions;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Set;

/** How endpoints did. */
public final class EndpointRoutes {
    private final EndpointReader endpoints;
    private final Answers answers;
    private final Clock clock;

    public EndpointRoutes(EndpointReader endpoints, Answers answers, Clock clock) {
        this.endpoints = endpoints;
        this.answers = answers;
        this.clock = clock;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, Set.of("tenant", "app", "from", "to", "limit"));
        Stretch stretch = Stretch.of(query, clock.instant());
        Conditions conditions = new Conditions(Caller.scope(context))
                .and("tenant = :tenant", "tenant", query.text("tenant"))
                .and("app = :app", "app", query.text("app"));
        answers.ok(context, new Page<>(endpoints.endpoints(stretch, conditions, query.limit()), null));
    }

    public void get(Context context) {
        QueryParameters query = QueryParameters.of(context, Set.of("from", "to"));
        Stretch stretch = Stretch.of(query, clock.instant());
        answers.ok(
                context,
                EndpointId.of(context.pathParam("endpointId"))
                        .flatMap(id -> endpoints.detail(Caller.scope(context), id, stretch))
                        .orElseThrow(() -> RefusalException.of(
                                ProblemKind.NOT_FOUND, "There was no request to this endpoint in that time")));
    }
}
