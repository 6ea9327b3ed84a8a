package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recursive common table expression.
 *
 * @param anchor the rows to start with
 * @param step the rows that follow from others; refers to the query itself by {@link SelfRange}s of the frame
 */
public record Recursion(int id, Query anchor, Query step, RecursionFrame frame) implements Query {
    @Override
    public Ownership owns(String name) {
        return frame.owns(name);
    }

    @Override
    public @Nullable List<String> names() {
        return frame.names();
    }

    @Override
    public int position(String name) {
        return frame.position(name);
    }

    @Override
    public void demand(String name) {
        frame.demand(name);
    }

    @Override
    public void demand(int position, String name) {
        anchor.demand(position, name);
        step.demand(position, name);
        frame.demand(name);
    }

    /** Hands what is referred to on to both parts. Call it when everything is read. */
    public void settle() {
        for (String name : frame.demanded()) {
            int position = frame.position(name);
            if (position >= 0) {
                anchor.demand(position, name);
                step.demand(position, name);
            }
        }
    }
}
