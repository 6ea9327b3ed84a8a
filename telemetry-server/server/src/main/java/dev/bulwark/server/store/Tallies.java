package dev.bulwark.server.store;

import dev.bulwark.model.Tally;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Counts rows by what stands in one of their columns. */
public final class Tallies {
    private Tallies() {}

    /**
     * The most frequent values since a moment, the most frequent first.
     *
     * @param table with the column {@code created_at}
     */
    public static List<Tally> since(Handle handle, String table, String column, Instant from, int most) {
        return handle.createQuery("SELECT " + column + " AS name, COUNT(*) AS events FROM " + table
                        + " WHERE created_at >= :from GROUP BY " + column + " ORDER BY events DESC, name LIMIT :most")
                .bind("from", from)
                .bind("most", most)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Tally(row.text("name"), row.number("events"));
                })
                .list();
    }
}
