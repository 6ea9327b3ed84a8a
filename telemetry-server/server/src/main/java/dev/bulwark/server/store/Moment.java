package dev.bulwark.server.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment at which the stored events are looked at. At present all rows count, also those of senders whose clock is ahead;
 * at a past moment those count that had happened by then, and what was settled later was still open.
 *
 * @param scope whose rows are looked at
 * @param past whether it is another moment than the present one
 */
public record Moment(TenantScope scope, Instant at, boolean past) {
    public static Moment present(TenantScope scope, Instant now) {
        return new Moment(scope, now, false);
    }

    public static Moment past(TenantScope scope, Instant at) {
        return new Moment(scope, at, true);
    }

    /** What had happened. */
    public Conditions happened() {
        return past ? new Conditions(scope).and("created_at <= :moment", "moment", at) : new Conditions(scope);
    }

    /** What had happened within so long. */
    public Conditions within(Duration window) {
        return happened().and("created_at >= :since", "since", at.minus(window));
    }

    /** What had happened and was not settled. A row that was settled and reopened counts as open all the time. */
    public Conditions open() {
        return past
                ? happened().and("(resolved_at IS NULL OR resolved_at > :moment)")
                : new Conditions(scope).and("resolved_at IS NULL");
    }
}
