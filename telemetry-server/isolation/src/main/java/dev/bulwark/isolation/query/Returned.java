package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a change within WITH gives out by RETURNING. */
public record Returned(int id, Action action, Outputs outputs) implements Query {
    @Override
    public Ownership owns(String name) {
        return outputs.owns(name);
    }

    @Override
    public @Nullable List<String> names() {
        return outputs.names();
    }

    @Override
    public int position(String name) {
        return outputs.position(name);
    }

    @Override
    public void demand(String name) {
        outputs.demand(name);
    }

    @Override
    public void demand(int position, String name) {
        outputs.demand(position, name);
    }
}
