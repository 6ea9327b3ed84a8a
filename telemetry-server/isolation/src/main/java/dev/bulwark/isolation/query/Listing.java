package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query whose outputs are listed, by SELECT or by RETURNING. */
public sealed interface Listing extends Query permits Block, Returned {
    /** What it gives out. */
    Outputs outputs();

    @Override
    default Ownership owns(String name) {
        return outputs().owns(name);
    }

    @Override
    default @Nullable List<String> names() {
        return outputs().names();
    }

    @Override
    default int position(String name) {
        return outputs().position(name);
    }

    @Override
    default void demand(String name) {
        outputs().demand(name);
    }

    @Override
    default void demand(int position, String name) {
        outputs().demand(position, name);
    }
}
