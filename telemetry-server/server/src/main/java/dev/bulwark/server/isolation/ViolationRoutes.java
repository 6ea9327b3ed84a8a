package dev.bulwark.server.isolation;

import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Set;

/** Violations of the wall between tenants. */
public final class ViolationRoutes {
    private final ViolationStore violations;
    private final ViolationStatsStore stats;
    private final Answers answers;
    private final Clock clock;

    public ViolationRoutes(ViolationStore violations, ViolationStatsStore stats, Answers answers, Clock clock) {
        this.violations = violations;
        this.stats = stats;
        this.answers = answers;
        this.clock = clock;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, ViolationFilter.PARAMETERS);
        answers.ok(context, violations.list().page(ViolationFilter.of(query), query.cursor(), query.limit()));
    }

    public void stats(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, stats.stats(clock.instant()));
    }
}
