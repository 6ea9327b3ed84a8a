package dev.bulwark.server.performance;

import dev.bulwark.model.Page;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Statements that requests repeat (N+1). */
public final class RepeatedQueryRoutes {
    private static final Set<String> PARAMETERS =
            Set.of("tenant", "user", "app", "endpoint", "from", "to", "q", "limit");
    private static final List<String> SEARCHED = List.of("query_text", "endpoint", "stack_trace");
    private static final Duration USUAL = Duration.ofDays(1);

    private final RepeatedStatements statements;
    private final Answers answers;
    private final Clock clock;

    public RepeatedQueryRoutes(RepeatedStatements statements, Answers answers, Clock clock) {
        this.statements = statements;
        this.answers = answers;
        this.clock = clock;
    }

    /** Of the day before {@code to} or now, unless {@code from} says otherwise. */
    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, PARAMETERS);
        Conditions conditions = EventFilters.conditions(Caller.scope(context), query, SEARCHED)
                .and("endpoint = :endpoint", "endpoint", query.text("endpoint"));
        if (query.time("from") == null) {
            Instant to = Objects.requireNonNullElse(query.time("to"), clock.instant());
            conditions.and("created_at >= :since", "since", to.minus(USUAL));
        }
        answers.ok(context, new Page<>(statements.statements(conditions, query.limit()), null));
    }
}
