package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reference of a recursive query to itself. */
public record SelfRange(int id, String alias, RecursionFrame frame, Span span) implements Range {
    @Override
    public @Nullable List<String> names() {
        return frame.names();
    }

    @Override
    public Ownership owns(String name) {
        return frame.owns(name);
    }

    @Override
    public Column column(String name) {
        frame.demand(name);
        return new Column(id, name);
    }
}
