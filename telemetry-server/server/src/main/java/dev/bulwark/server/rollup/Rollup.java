package dev.bulwark.server.rollup;

import dev.bulwark.server.store.KeptSince;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Merges the minutes of a series upwards. What is merged is computed beside the writers and stored in a short transaction
 * only if nothing changed meanwhile; what comes late marks its stretches, which are merged again. Thread-safe.
 */
public final class Rollup {
    /** How long after its end a stretch is merged: by then nearly all of it has come. */
    private static final Duration LATENESS = Duration.ofSeconds(90);

    private static final int FETCHED_AT_ONCE = 500;

    /** No event is from before this. */
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private final Series series;
    private final RollupMarks marks;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public Rollup(Series series, Jdbi jdbi, Transactions transactions, Clock clock) {
        this.series = series;
        this.marks = new RollupMarks(series);
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Marks the minutes of a store that was written by a server that did not merge. */
    public void open() {
        boolean known = jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM kept_since WHERE table_name = :table")
                                .bind("table", series.minutes())
                                .mapTo(Long.class)
                                .one()
                        > 0);
        if (!known) {
            transactions.runRepeatable(handle -> {
                mark(handle, BEGINNING, clock.instant().plus(Duration.ofDays(2)));
                KeptSince.raise(handle, series.minutes(), BEGINNING);
            });
        }
    }

    /** Merges what is marked and over, the finer first. */
    public void run() {
        Instant over = clock.instant().minus(LATENESS);
        for (Resolution resolution : Resolution.merged()) {
            for (Instant start : due(resolution)) {
                if (!start.plus(resolution.width()).isAfter(over)) {
                    merge(resolution, start);
                }
            }
        }
    }

    /**
     * Makes all that begins in a stretch of time anew from its minutes. Where minutes are no longer kept, nothing changes.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public void recompute(Instant from, Instant to) {
        transactions.runRepeatable(handle -> mark(handle, from, to));
        run();
    }

    /** From when on something is not merged yet, so that what it is merged from must stay; empty when all is merged. */
    public Optional<Instant> unmergedSince() {
        return jdbi.withHandle(marks::earliest);
    }

    private void mark(Handle handle, Instant from, Instant to) {
        Set<Instant> starts = new TreeSet<>();
        for (Resolution resolution : Resolution.values()) {
            starts.addAll(handle.createQuery("SELECT DISTINCT started_at FROM " + series.table(resolution)
                            + " WHERE started_at >= :from AND started_at < :to")
                    .bind("from", from)
                    .bind("to", to)
                    .mapTo(Instant.class)
                    .list());
        }
        marks.add(handle, starts);
    }

    /** What waits for a finer one to be merged is not due. */
    private List<Instant> due(Resolution resolution) {
        return jdbi.withHandle(handle -> {
            Map<Resolution, Set<Instant>> marked =
                    marks.between(handle, BEGINNING, clock.instant().plus(Duration.ofDays(2)));
            Set<Instant> waiting = new TreeSet<>();
            marked.forEach((other, starts) -> {
                if (other.compareTo(resolution) < 0) {
                    starts.forEach(start -> waiting.add(resolution.startOf(start)));
                }
            });
            return Stream.ofNullable(marked.get(resolution))
                    .flatMap(Set::stream)
                    .filter(start -> !waiting.contains(start))
                    .toList();
        });
    }

    private void merge(Resolution resolution, Instant start) {
        Instant end = start.plus(resolution.width());
        transactions.runRepeatable(handle -> marks.take(handle, resolution, start));
        boolean gone = jdbi.withHandle(handle -> isGone(handle, resolution, start));
        List<RollupRow> rows = merged(resolution, start, end, gone);
        transactions.runRepeatable(handle -> {
            if (marks.clear(handle, resolution, start)) {
                delete(handle, series.table(resolution), start, end);
                if (gone) {
                    delete(handle, series.table(resolution.finer()), start, end);
                }
                insert(handle, resolution, start, rows);
            }
        });
    }

    /** Whether what a stretch was made from is no longer kept: then what is there came late, and adds to what was made. */
    private boolean isGone(Handle handle, Resolution resolution, Instant start) {
        return start.isBefore(KeptSince.of(handle, series.table(resolution.finer())));
    }

    /** One key at a time is in memory with its histograms. */
    private List<RollupRow> merged(Resolution resolution, Instant start, Instant end, boolean gone) {
        List<Resolution> sources = gone ? List.of(resolution.finer(), resolution) : List.of(resolution.finer());
        List<RollupRow> merged = new ArrayList<>();
        List<RollupRow> sameKey = new ArrayList<>();
        jdbi.useTransaction(handle -> handle.createQuery(series.select(sources))
                .setFetchSize(FETCHED_AT_ONCE)
                .bind("from", start)
                .bind("to", end)
                .map((rs, context) -> RollupRow.of(series, rs))
                .forEach(row -> {
                    if (!sameKey.isEmpty() && !sameKey.get(0).keys().equals(row.keys())) {
                        merged.add(RollupRow.merged(sameKey));
                        sameKey.clear();
                    }
                    sameKey.add(row);
                }));
        if (!sameKey.isEmpty()) {
            merged.add(RollupRow.merged(sameKey));
        }
        return merged;
    }

    private static void delete(Handle handle, String table, Instant from, Instant to) {
        handle.createUpdate("DELETE FROM " + table + " WHERE started_at >= :from AND started_at < :to")
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    private void insert(Handle handle, Resolution resolution, Instant start, List<RollupRow> rows) {
        PreparedBatch batch = handle.prepareBatch(series.insert(resolution));
        rows.forEach(row -> row.addTo(batch, series, start));
        batch.execute();
    }
}
