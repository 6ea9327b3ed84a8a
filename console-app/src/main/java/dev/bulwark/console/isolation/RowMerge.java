package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Violation;
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
final class RowMerge {
    private RowMerge() {}

    /** What the rows should become. */
    record Target(List<ViolationRow> rows, boolean keepsTail) {}

    /** The answer to another question: the rows of the page; those that were there before stay the same objects. */
    static Target replaced(List<ViolationRow> current, List<Violation> page) {
        return new Target(rowsOf(current, page), false);
    }

    /**
     * A newer answer to the same question: the rows of the page in its order, those loaded below it, and a row that must
     * stay although it no longer belongs.
     *
     * @param complete whether nothing follows the page
     * @param sticky the row under somebody's eyes
     */
    static Target refreshed(
            List<ViolationRow> current, List<Violation> page, boolean complete, @Nullable ViolationRow sticky) {
        List<ViolationRow> wanted = rowsOf(current, page);
        List<ViolationRow> tail = complete ? List.of() : tail(current, wanted);
        wanted.addAll(tail);
        if (sticky != null && current.contains(sticky) && !wanted.contains(sticky)) {
            wanted.add(placeOf(sticky, wanted), sticky);
        }
        return new Target(wanted, !tail.isEmpty());
    }

    private static List<ViolationRow> rowsOf(List<ViolationRow> current, List<Violation> page) {
        Map<UUID, ViolationRow> known = new HashMap<>();
        current.forEach(row -> known.put(row.id(), row));
        List<ViolationRow> rows = new ArrayList<>();
        page.forEach(violation -> rows.add(row(known, violation)));
        return rows;
    }

    private static ViolationRow row(Map<UUID, ViolationRow> known, Violation violation) {
        ViolationRow row = known.get(violation.id());
        if (row == null) {
            return new ViolationRow(violation);
        }
        row.update(violation);
        return row;
    }

    /** What was loaded below the page's last line; nothing when that line was never loaded. */
    private static List<ViolationRow> tail(List<ViolationRow> current, List<ViolationRow> page) {
        int last = page.isEmpty() ? -1 : current.indexOf(page.get(page.size() - 1));
        return last < 0 ? List.of() : List.copyOf(current.subList(last + 1, current.size()));
    }

    /** Where it belongs by its time. */
    private static int placeOf(ViolationRow sticky, List<ViolationRow> wanted) {
        Instant moment = sticky.violation().createdAt();
        int place = 0;
        while (place < wanted.size()
                && !wanted.get(place).violation().createdAt().isBefore(moment)) {
            place++;
        }
        return place;
    }

    /** Makes {@code rows} equal to {@code wanted} by removals and insertions only, where the order allows it. */
    static void apply(List<ViolationRow> rows, List<ViolationRow> wanted) {
        Set<ViolationRow> staying = new HashSet<>(wanted);
        Predicate<ViolationRow> gone = row -> !staying.contains(row);
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

    private static int insertRun(List<ViolationRow> rows, List<ViolationRow> wanted, int from) {
        ViolationRow next = from < rows.size() ? rows.get(from) : null;
        int to = from;
        while (to < wanted.size() && wanted.get(to) != next) {
            to++;
        }
        List<ViolationRow> run = List.copyOf(wanted.subList(from, to));
        rows.removeIf(run::contains);
        rows.addAll(Math.min(from, rows.size()), run);
        return to;
    }
}
