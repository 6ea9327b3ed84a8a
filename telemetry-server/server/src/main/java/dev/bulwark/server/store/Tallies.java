package dev.bulwark.server.store;

import dev.bulwark.model.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts rows by what stands in one of their columns. */
public final class Tallies {
    private Tallies() {}

    /** Zero for each constant, to count on: what does not occur is told as zero, not left out. */
    public static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
        Map<E, Long> counts = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            counts.put(constant, 0L);
        }
        return counts;
    }

    /** The most frequent values among the rows that fulfil the conditions, the most frequent first. */
    public static List<Tally> of(Handle handle, String table, String column, Conditions conditions, int most) {
        return conditions
                .bindTo(handle.createQuery("SELECT " + column + " AS name, COUNT(*) AS events FROM " + table
                        + conditions.where() + " GROUP BY " + column + " ORDER BY events DESC, name LIMIT :most"))
                .bind("most", most)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Tally(row.text("name"), row.number("events"));
                })
                .list();
    }
}
