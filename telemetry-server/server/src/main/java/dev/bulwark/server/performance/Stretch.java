package dev.bulwark.server.performance;

import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The minutes that are asked about.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Stretch(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int TREND_POINTS = 60;

    /** What {@code from} and {@code to} say; the last hour by default. */
    static Stretch of(QueryParameters query, Instant now) {
        Instant to = Objects.requireNonNullElse(query.time("to"), now.plus(1, ChronoUnit.MINUTES));
        Instant from = Objects.requireNonNullElse(query.time("from"), to.minus(USUAL));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST.plusMinutes(1)) > 0) {
            throw RefusalException.badInput("from", "from must be before to, and at most 24 hours");
        }
        return new Stretch(from.truncatedTo(ChronoUnit.MINUTES), to);
    }

    Conditions conditions(TenantScope scope) {
        return new Conditions(scope).and("started_at >= :from", "from", from).and("started_at < :to", "to", to);
    }

    /** Where the point of a trend begins that a minute belongs to. */
    Instant pointOf(Instant minute) {
        long width = Math.max(1, Duration.between(from, to).toMinutes() / TREND_POINTS);
        long minutes = Duration.between(from, minute).toMinutes();
        return from.plus(Duration.ofMinutes(minutes - minutes % width));
    }
}
