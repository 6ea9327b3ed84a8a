package dev.bulwark.server.performance;

import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * The minutes that are asked about.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Stretch(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** A trend has about so many points. */
    private static final int TREND_POINTS = 60;

    /** Minutes that a point of a trend may stand for; summaries of any resolution lie in one point. */
    private static final List<Integer> POINTS = List.of(1, 5, 10, 30, 60, 180, 360, 720);

    /** What {@code from} and {@code to} say; the last hour by default. */
    static Stretch of(QueryParameters query, Instant now) {
        Instant to = Objects.requireNonNullElse(query.time("to"), now.plus(1, ChronoUnit.MINUTES));
        Instant from = Objects.requireNonNullElse(query.time("from"), to.minus(USUAL));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST.plusMinutes(1)) > 0) {
            throw RefusalException.badInput("from", "from must be before to, and at most 30 days");
        }
        return new Stretch(from.truncatedTo(ChronoUnit.MINUTES), to);
    }

    /** How long a point of a trend stands for. */
    Duration pointWidth() {
        long least = Duration.between(from, to).toMinutes() / TREND_POINTS;
        return Duration.ofMinutes(
                POINTS.stream().filter(minutes -> minutes >= least).findFirst().orElse(POINTS.get(POINTS.size() - 1)));
    }

    /** Where the point of a trend begins that a moment belongs to. Points begin on the clock, the first one with the stretch. */
    Instant pointOf(Instant moment) {
        long seconds = pointWidth().toSeconds();
        Instant point = Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
        return point.isBefore(from) ? from : point;
    }
}
