package dev.bulwark.isolation;

import org.jspecify.annotations.Nullable;

/** The values bound to one execution of a statement. */
@FunctionalInterface
public interface BoundParameters {
    /** No value is bound. */
    BoundParameters NONE = position -> null;

    /**
     * The value at a position; null when it is SQL NULL or not bound. An array or a collection stands for all its elements.
     *
     * @param position counted from 1, as in JDBC
     */
    @Nullable
    Object value(int position);
}
