package dev.bulwark.server.performance;

import dev.bulwark.model.Page;
import dev.bulwark.model.performance.Recommendation;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.model.performance.SlowStatementDetail;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** Statements that took too long. */
public final class SlowQueryRoutes {
    private static final Set<String> PARAMETERS =
            Set.of("tenant", "user", "app", "endpoint", "from", "to", "q", "limit");

    private static final List<String> SEARCHED = List.of("query_text", "endpoint");

    private final SlowStatements statements;
    private final Answers answers;

    public SlowQueryRoutes(SlowStatements statements, Answers answers) {
        this.statements = statements;
        this.answers = answers;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, PARAMETERS);
        Conditions conditions = EventFilters.conditions(Caller.scope(context), query, SEARCHED)
                .and("endpoint = :endpoint", "endpoint", query.text("endpoint"));
        answers.ok(context, new Page<>(statements.statements(Caller.scope(context), conditions, query.limit()), null));
    }

    public void get(Context context) {
        QueryParameters query = QueryParameters.of(context, Set.of("limit", "cursor"));
        TenantScope scope = Caller.scope(context);
        String hash = context.pathParam("queryHash");
        SlowStatement statement =
                statements.statements(scope, new Conditions(scope).and("query_hash = :hash", "hash", hash), 1).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> RefusalException.of(ProblemKind.NOT_FOUND, "There is no slow statement " + hash));
        List<String> advice =
                statement.recommendations().stream().map(Recommendation::advice).toList();
        answers.ok(
                context,
                new SlowStatementDetail(
                        statement, advice, statements.executions(scope, hash, query.cursor(), query.limit())));
    }
}
