package dev.bulwark.server.activity;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Set;

/** What users of applications did. */
public final class ActivityRoutes {
    private final ActivityStore activity;
    private final Answers answers;
    private final Clock clock;

    public ActivityRoutes(ActivityStore activity, Answers answers, Clock clock) {
        this.activity = activity;
        this.answers = answers;
        this.clock = clock;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, ActivityFilter.PARAMETERS);
        answers.ok(
                context,
                activity.list().page(ActivityFilter.of(Caller.scope(context), query), query.cursor(), query.limit()));
    }

    public void stats(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, activity.stats(Caller.scope(context), clock.instant()));
    }
}
