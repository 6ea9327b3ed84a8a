package dev.bulwark.isolation.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * VALUES.
 *
 * @param rows the rows in order
 * @param demanded position by name of what is referred to from outside; filled while a statement is read
 */
public record RowList(int id, List<List<Expr>> rows, Map<String, Integer> demanded) implements Query {
    public RowList(int id, List<List<Expr>> rows) {
        this(id, rows, new LinkedHashMap<>());
    }

    @Override
    public Ownership owns(String name) {
        return position(name) >= 0 ? Ownership.YES : Ownership.NO;
    }

    @Override
    public @Nullable List<String> names() {
        return null;
    }

    /** Databases name the columns {@code column1} or {@code c1}. */
    @Override
    public int position(String name) {
        for (int i = 0; !rows.isEmpty() && i < rows.get(0).size(); i++) {
            if (name.equals("column" + (i + 1)) || name.equals("c" + (i + 1))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void demand(String name) {
        int position = position(name);
        if (position >= 0) {
            demand(position, name);
        }
    }

    @Override
    public void demand(int position, String name) {
        demanded.put(name, position);
    }
}
