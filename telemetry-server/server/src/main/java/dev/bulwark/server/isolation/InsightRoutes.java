package dev.bulwark.server.isolation;

import dev.bulwark.model.Page;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What violations and declared work come to. */
public final class InsightRoutes {
    private static final Set<String> PARAMETERS = Set.of("tenant", "app", "from", "to", "limit");
    private static final Set<String> MATRIX_PARAMETERS = Set.of("by", "tenant", "app", "from", "to", "limit");

    private final IsolationInsights insights;
    private final Answers answers;

    public InsightRoutes(IsolationInsights insights, Answers answers) {
        this.insights = insights;
        this.answers = answers;
    }

    public void dangerousStatements(Context context) {
        QueryParameters query = QueryParameters.of(context, PARAMETERS);
        answers.ok(
                context,
                new Page<>(
                        insights.dangerousStatements(Caller.scope(context), conditions(context, query), query.limit()),
                        null));
    }

    public void declarations(Context context) {
        QueryParameters query = QueryParameters.of(context, PARAMETERS);
        answers.ok(context, new Page<>(insights.declarations(conditions(context, query), query.limit()), null));
    }

    /** By user unless {@code by=app}. */
    public void accessMatrix(Context context) {
        QueryParameters query = QueryParameters.of(context, MATRIX_PARAMETERS);
        String by = Objects.requireNonNullElse(query.text("by"), AccessSubject.USER.wireName());
        AccessSubject subject = QueryParameters.constantOf("by", by, AccessSubject.class);
        answers.ok(context, insights.accessMatrix(subject, conditions(context, query), query.limit()));
    }

    private static Conditions conditions(Context context, QueryParameters query) {
        return EventFilters.conditions(Caller.scope(context), query, List.of());
    }
}
