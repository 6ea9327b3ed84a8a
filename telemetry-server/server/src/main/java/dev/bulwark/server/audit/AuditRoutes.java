package dev.bulwark.server.audit;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Conditions;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;

/** The audit log. */
public final class AuditRoutes {
    private static final String ERRORS = "severity IN ('error', 'critical')";

    private final AuditReader audit;
    private final AuditHeads heads;
    private final Answers answers;
    private final Clock clock;

    public AuditRoutes(AuditReader audit, AuditHeads heads, Answers answers, Clock clock) {
        this.audit = audit;
        this.heads = heads;
        this.answers = answers;
        this.clock = clock;
    }

    /** By {@code type} all entries, those about errors, or statistics of the last 24 hours. */
    public void read(Context context) {
        boolean stats = "stats".equals(context.queryParam("type"));
        QueryParameters query = QueryParameters.of(context, stats ? Set.of("type") : AuditFilter.PARAMETERS);
        String type = Objects.requireNonNullElse(query.text("type"), "all");
        switch (type) {
            case "all" -> list(context, query, AuditFilter.of(Caller.scope(context), query));
            case "errors" ->
                list(
                        context,
                        query,
                        AuditFilter.of(Caller.scope(context), query).and(ERRORS));
            case "stats" -> answers.ok(context, audit.stats(Caller.scope(context), clock.instant()));
            default -> throw RefusalException.badInput("type", "type must be all, errors or stats");
        }
    }

    /** The newest entry, against which a cut end of the log can be told later. */
    public void head(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, heads.newest());
    }

    private void list(Context context, QueryParameters query, Conditions conditions) {
        answers.ok(context, audit.list().page(conditions, query.cursor(), query.limit()));
    }
}
