package dev.bulwark.server.rollup;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Which stretches of a series have to be rolled up, since their minutes changed. */
final class RollupMarks {
    private static final String STRETCH =
            " WHERE series = :series AND resolution = :resolution AND started_at = :start";

    private final String series;

    RollupMarks(Series series) {
        this.series = series.minutes();
    }

    /** Marks all that these minutes are part of, in the transaction that changes them. */
    void add(Handle handle, Collection<Instant> minutes) {
        for (Resolution resolution : Resolution.merged()) {
            Set<Instant> starts = minutes.stream().map(resolution::startOf).collect(Collectors.toSet());
            starts.forEach(start -> add(handle, resolution, start));
        }
    }

    private void add(Handle handle, Resolution resolution, Instant start) {
        int known = bound(handle.createUpdate("UPDATE rollup_marks SET taken = FALSE" + STRETCH), resolution, start)
                .execute();
        if (known == 0) {
            bound(handle.createUpdate("""
                                    INSERT INTO rollup_marks (series, resolution, started_at, taken)
                                    VALUES (:series, :resolution, :start, FALSE)"""), resolution, start).execute();
        }
    }

    /** Says that somebody is at it. */
    void take(Handle handle, Resolution resolution, Instant start) {
        bound(handle.createUpdate("UPDATE rollup_marks SET taken = TRUE" + STRETCH), resolution, start)
                .execute();
    }

    /** Takes the mark away, unless a minute changed or somebody else was faster since it was taken. */
    boolean clear(Handle handle, Resolution resolution, Instant start) {
        return bound(handle.createUpdate("DELETE FROM rollup_marks" + STRETCH + " AND taken"), resolution, start)
                        .execute()
                > 0;
    }

    /** The starts of all marked stretches that begin in a stretch of time. */
    Map<Resolution, Set<Instant>> between(Handle handle, Instant from, Instant to) {
        Map<Resolution, Set<Instant>> marked = new EnumMap<>(Resolution.class);
        Resolution.merged()
                .forEach(resolution -> marked.put(
                        resolution,
                        new TreeSet<>(handle.createQuery("""
                                SELECT started_at FROM rollup_marks
                                WHERE series = :series AND resolution = :resolution
                                    AND started_at >= :from AND started_at < :to""")
                                .bind("series", series)
                                .bind("resolution", resolution.name())
                                .bind("from", from)
                                .bind("to", to)
                                .mapTo(Instant.class)
                                .list())));
        return marked;
    }

    /** Where the earliest marked stretch begins. */
    Optional<Instant> earliest(Handle handle) {
        return handle.createQuery("SELECT MIN(started_at) FROM rollup_marks WHERE series = :series")
                .bind("series", series)
                .mapTo(Instant.class)
                .findOne();
    }

    private <S extends SqlStatement<S>> S bound(S statement, Resolution resolution, Instant start) {
        return statement
                .bind("series", series)
                .bind("resolution", resolution.name())
                .bind("start", start);
    }
}
