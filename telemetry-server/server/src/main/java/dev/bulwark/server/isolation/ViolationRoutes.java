package dev.bulwark.server.isolation;

import dev.bulwark.model.Page;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.TenantScope;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
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
        TenantScope scope = Caller.scope(context);
        Page<Violation> page = violations.list().page(ViolationFilter.of(scope, query), query.cursor(), query.limit());
        List<Violation> seen = page.items().stream()
                .map(violation -> ViolationNarrowing.narrowed(violation, scope))
                .toList();
        answers.ok(context, new Page<>(seen, page.nextCursor()));
    }

    public void stats(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, stats.stats(Moment.present(Caller.scope(context), clock.instant())));
    }
}
