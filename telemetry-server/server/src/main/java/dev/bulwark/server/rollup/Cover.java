package dev.bulwark.server.rollup;

import dev.bulwark.server.store.KeptSince;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which summaries answer for a stretch of time with as few rows as can be: coarse ones where they are complete, finer ones
 * at the edges and where something was not merged yet. Each minute is in exactly one of them. Where the finer ones are no
 * longer kept, the stretch is widened to the edge of the coarser ones. Not thread-safe.
 */
public final class Cover {
    private final Map<Resolution, Set<Instant>> marked;
    private final Map<Resolution, Instant> keptSince = new EnumMap<>(Resolution.class);
    private final Resolution coarsest;
    private final List<Piece> pieces = new ArrayList<>();

    private Cover(Map<Resolution, Set<Instant>> marked, Resolution coarsest) {
        this.marked = marked;
        this.coarsest = coarsest;
    }

    /**
     * A stretch of time and the summaries that answer for it.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Piece(Resolution resolution, Instant from, Instant to) {}

    /**
     * The pieces of a stretch of time, in its order.
     *
     * @param handle a transaction that sees all tables as of one moment, in which the pieces are read, too
     * @param from inclusive, the start of a minute
     * @param to exclusive
     * @param coarsest none is coarser, unless the finer ones are no longer kept
     */
    public static List<Piece> of(Handle handle, Series series, Instant from, Instant to, Resolution coarsest) {
        Instant first = Resolution.DAY.startOf(from);
        Cover cover = new Cover(new RollupMarks(series).between(handle, first, to), coarsest);
        for (Resolution resolution : Resolution.values()) {
            cover.keptSince.put(resolution, KeptSince.of(handle, series.table(resolution)));
        }
        cover.add(Resolution.DAY, from, to);
        return cover.pieces;
    }

    private void add(Resolution resolution, Instant from, Instant to) {
        Instant start = resolution.startOf(from);
        while (start.isBefore(to)) {
            Instant end = start.plus(resolution.width());
            boolean whole = !start.isBefore(from) && !end.isAfter(to);
            if (resolution == Resolution.MINUTE
                    || isGone(resolution, start)
                    || (whole && isComplete(resolution, start))) {
                append(resolution, start, end);
            } else {
                add(resolution.finer(), later(start, from), earlier(end, to));
            }
            start = end;
        }
    }

    private boolean isGone(Resolution resolution, Instant start) {
        return start.isBefore(keptSince.getOrDefault(resolution.finer(), Instant.EPOCH));
    }

    private boolean isComplete(Resolution resolution, Instant start) {
        return resolution.compareTo(coarsest) <= 0
                && !marked.getOrDefault(resolution, Set.of()).contains(start);
    }

    private void append(Resolution resolution, Instant start, Instant end) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.resolution() == resolution && last.to().equals(start)) {
            pieces.set(pieces.size() - 1, new Piece(resolution, last.from(), end));
        } else {
            pieces.add(new Piece(resolution, start, end));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
