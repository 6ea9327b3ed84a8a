package dev.bulwark.server.store;

import dev.bulwark.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.result.ResultIterator;

/** Reads lists page by page. */
public final class Pages {
    /** Characters of text in a page of rows that are all as long as they may be: some megabytes of memory, not hundreds. */
    private static final long MOST_TEXT = 4L * 1024 * 1024;

    private Pages() {}

    /**
     * A page of a list. It ends early, after one row at least, where its rows are so long that more would take much memory.
     *
     * @param rows in the order of the list, more of them than {@code limit} if there are more
     * @param text how many characters a row has in about
     */
    public static <T> Page<T> read(
            ResultIterable<T> rows, int limit, ToLongFunction<T> text, Function<T, Position> position) {
        List<T> items = new ArrayList<>();
        long length = 0;
        try (ResultIterator<T> each = rows.iterator()) {
            while (each.hasNext()) {
                T next = each.next();
                length += text.applyAsLong(next);
                if (items.size() == limit || (length > MOST_TEXT && !items.isEmpty())) {
                    return new Page<>(
                            items, position.apply(items.get(items.size() - 1)).toCursor());
                }
                items.add(next);
            }
        }
        return new Page<>(items, null);
    }
}
