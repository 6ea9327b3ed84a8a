package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query in FROM: a derived table or a reference to a common table expression.
 *
 * @param columnNames names given to its columns in order, empty when it keeps the query's own
 */
public record DerivedRange(String alias, Query query, List<String> columnNames, Span span) implements Range {
    @Override
    public int id() {
        return query.id();
    }

    @Override
    public @Nullable List<String> names() {
        return columnNames.isEmpty() ? query.names() : columnNames;
    }

    @Override
    public Ownership owns(String name) {
        if (columnNames.contains(name)) {
            return Ownership.YES;
        }
        boolean isRenamed =
                !columnNames.isEmpty() && query.names() != null && query.position(name) < columnNames.size();
        return isRenamed ? Ownership.NO : query.owns(name);
    }

    @Override
    public Column column(String name) {
        int position = columnNames.indexOf(name);
        if (position >= 0) {
            query.demand(position, name);
        } else {
            query.demand(name);
        }
        return new Column(id(), name);
    }
}
