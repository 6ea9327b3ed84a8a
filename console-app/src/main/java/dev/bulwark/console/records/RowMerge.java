package dev.bulwark.console.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Brings the table's rows up to a fresh page with the fewest changes, so that nothing jumps or flickers. */
final class RowMerge<T> {
    private final RecordKind<T> kind;

    RowMerge(RecordKind<T> kind) {
        this.kind = kind;
    }

    /** What the rows should become. */
    record Target<T>(List<Row<T>> rows, boolean keepsTail) {}

    /** The answer to another question: the rows of the page; those that were there before stay the same objects. */
    Target<T> replaced(List<Row<T>> current, List<T> page) {
        return new Target<>(rowsOf(current, page), false);
    }

    /**
     * A newer answer to the same question: the rows of the page in its order, those loaded below it, and a row that must
     * stay although it no longer belongs.
     *
     * @param complete whether nothing follows the page
     * @param sticky the row under somebody's eyes
     */
    Target<T> refreshed(List<Row<T>> current, List<T> page, boolean complete, @Nullable Row<T> sticky) {
        List<Row<T>> wanted = rowsOf(current, page);
        List<Row<T>> tail = complete ? List.of() : tail(current, wanted);
        wanted.addAll(tail);
        if (sticky != null && current.contains(sticky) && !wanted.contains(sticky)) {
            wanted.add(placeOf(sticky, wanted), sticky);
        }
        return new Target<>(wanted, !tail.isEmpty());
    }

    private List<Row<T>> rowsOf(List<Row<T>> current, List<T> page) {
        Map<UUID, Row<T>> known = new HashMap<>();
        current.forEach(row -> known.put(kind.idOf(row.value()), row));
        List<Row<T>> rows = new ArrayList<>();
        page.forEach(newest -> rows.add(row(known, newest)));
        return rows;
    }

    private Row<T> row(Map<UUID, Row<T>> known, T newest) {
        Row<T> row = known.get(kind.idOf(newest));
        if (row == null) {
            return new Row<>(newest);
        }
        row.update(newest);
        return row;
    }

    /** What was loaded below the page's last line; nothing when that line was never loaded. */
    private static <T> List<Row<T>> tail(List<Row<T>> current, List<Row<T>> page) {
        int last = page.isEmpty() ? -1 : current.indexOf(page.get(page.size() - 1));
        return last < 0 ? List.of() : List.copyOf(current.subList(last + 1, current.size()));
    }

    /** Where it belongs by its time. */
    private int placeOf(Row<T> sticky, List<Row<T>> wanted) {
        Instant moment = kind.timeOf(sticky.value());
        int place = 0;
        while (place < wanted.size() && !kind.timeOf(wanted.get(place).value()).isBefore(moment)) {
            place++;
        }
        return place;
    }

    /** Makes {@code rows} equal to {@code wanted} by removals and insertions only, where the order allows it. */
    static <T> void apply(List<Row<T>> rows, List<Row<T>> wanted) {
        Set<Row<T>> staying = new HashSet<>(wanted);
        Predicate<Row<T>> gone = row -> !staying.contains(row);
        if (rows.stream().anyMatch(gone)) {
            rows.removeIf(gone);
        }
        int index = 0;
        while (index < wanted.size()) {
            if (index < rows.size() && rows.get(index) == wanted.get(index)) {
                index++;
            } else {
                index = insertRun(rows, wanted, index);
            }
        }
        if (rows.size() > wanted.size()) {
            rows.subList(wanted.size(), rows.size()).clear();
        }
    }

    private static <T> int insertRun(List<Row<T>> rows, List<Row<T>> wanted, int from) {
        Row<T> next = from < rows.size() ? rows.get(from) : null;
        int to = from;
        while (to < wanted.size() && wanted.get(to) != next) {
            to++;
        }
        List<Row<T>> run = List.copyOf(wanted.subList(from, to));
        rows.removeIf(run::contains);
        rows.addAll(Math.min(from, rows.size()), run);
        return to;
    }
}
