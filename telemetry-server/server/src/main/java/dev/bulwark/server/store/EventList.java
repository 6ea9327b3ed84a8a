package dev.bulwark.server.store;

import dev.bulwark.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** A table of events, listed newest first and page by page. Thread-safe. */
public final class EventList<T> {
    /** Characters of text in a page of rows that are all as long as they may be: some megabytes of memory, not hundreds. */
    private static final long MOST_TEXT = 4L * 1024 * 1024;

    private final Jdbi jdbi;
    private final String table;
    private final RowMapper<T> rows;
    private final ToLongFunction<T> text;
    private final Function<T, Position> position;

    /**
     * @param table with the columns {@code created_at} and {@code id}
     * @param text about how many characters a row has
     */
    public EventList(
            Jdbi jdbi, String table, RowMapper<T> rows, ToLongFunction<T> text, Function<T, Position> position) {
        this.jdbi = jdbi;
        this.table = table;
        this.rows = rows;
        this.text = text;
        this.position = position;
    }

    /**
     * A page of those that fulfil the conditions. It ends early, after one row at least, where its rows are so long that more
     * would take much memory.
     *
     * @param after where the page before it ended; null for the first
     */
    public Page<T> page(Conditions conditions, @Nullable Position after, int limit) {
        if (after != null) {
            conditions.and(Position.BEHIND, "positionAt", after.at()).bindAlso("positionId", after.id());
        }
        String sql = "SELECT * FROM " + table + conditions.where() + " ORDER BY created_at DESC, id DESC LIMIT :limit";
        return jdbi.withHandle(handle -> {
            try (ResultIterator<T> found = conditions
                    .bindTo(handle.createQuery(sql))
                    .bind("limit", limit + 1)
                    .map(rows)
                    .iterator()) {
                return read(found, limit);
            }
        });
    }

    private Page<T> read(ResultIterator<T> found, int limit) {
        List<T> items = new ArrayList<>();
        long length = 0;
        while (found.hasNext()) {
            T next = found.next();
            length += text.applyAsLong(next);
            if (items.size() == limit || (length > MOST_TEXT && !items.isEmpty())) {
                return new Page<>(
                        items, position.apply(items.get(items.size() - 1)).toCursor());
            }
            items.add(next);
        }
        return new Page<>(items, null);
    }
}
