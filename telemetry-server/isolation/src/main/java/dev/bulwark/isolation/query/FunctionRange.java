package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function in FROM that reads no table, such as {@code generate_series}.
 *
 * @param columnNames its columns, empty when they are not known
 */
public record FunctionRange(int id, String alias, List<String> columnNames, List<Expr> arguments, Span span)
        implements Range {
    @Override
    public @Nullable List<String> names() {
        return columnNames.isEmpty() ? null : columnNames;
    }

    @Override
    public Ownership owns(String name) {
        if (columnNames.isEmpty()) {
            return Ownership.MAYBE;
        }
        return columnNames.contains(name) ? Ownership.YES : Ownership.NO;
    }
}
