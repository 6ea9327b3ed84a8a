package dev.bulwark.server.investigation;

import dev.bulwark.model.Page;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.model.performance.SlowExecution;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What else was kept of the request or the trace that a violation belongs to. Thread-safe.
 *
 * @param requests single requests
 */
public record RelatedWork(
        EventList<SingleRequest> requests,
        EventList<FailedOperation> failures,
        EventList<SlowExecution> slowQueries,
        EventList<Activity> activity) {
    /** Searched before and after the violation; lists of traces would cost every event an index. */
    private static final Duration AROUND = Duration.ofMinutes(5);

    private static final int MOST = 50;

    List<SingleRequest> requestsOf(TenantScope scope, Violation violation) {
        return of(requests, scope, violation);
    }

    List<FailedOperation> failuresOf(TenantScope scope, Violation violation) {
        return of(failures, scope, violation);
    }

    List<SlowExecution> slowQueriesOf(TenantScope scope, Violation violation) {
        return of(slowQueries, scope, violation);
    }

    List<Activity> activityOf(TenantScope scope, Violation violation) {
        return of(activity, scope, violation);
    }

    private static <T> List<T> of(EventList<T> list, TenantScope scope, Violation violation) {
        if (violation.traceId() == null && violation.requestId() == null) {
            return List.of();
        }
        Page<T> page = list.page(sameWork(scope, violation), null, MOST);
        return page.items();
    }

    /** A trace runs through several applications; a request's own id means something in its application only. */
    private static Conditions sameWork(TenantScope scope, Violation violation) {
        Conditions conditions = new Conditions(scope)
                .and("created_at >= :from", "from", violation.createdAt().minus(AROUND))
                .and("created_at < :to", "to", violation.createdAt().plus(AROUND));
        List<String> either = new ArrayList<>();
        if (violation.traceId() != null) {
            either.add("trace_id = :trace");
            conditions.bindAlso("trace", violation.traceId());
        }
        if (violation.requestId() != null) {
            either.add("(request_id = :request AND app = :app)");
            conditions.bindAlso("request", violation.requestId()).bindAlso("app", violation.app());
        }
        return conditions.and("(" + String.join(" OR ", either) + ")");
    }
}
