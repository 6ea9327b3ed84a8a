package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.CanonicalValue;
import org.jspecify.annotations.Nullable;

/** A value that is the same for every row of an execution. */
public sealed interface Value {
    /**
     * A bound value.
     *
     * @param position counted from 1
     */
    record Parameter(int position) implements Value {}

    /**
     * A value in the text.
     *
     * @param canonical its form for comparisons, see {@link CanonicalValue}
     */
    record Literal(String canonical) implements Value {
        /** Whether both are equal to the database; null when only it can tell, as for texts under some collation. */
        public @Nullable Boolean sameAs(Literal other) {
            return Sameness.of(canonical, other.canonical);
        }
    }

    /** NULL where a value should be. */
    record Nothing() implements Value {}

    /**
     * A bound value in another type; NULL exactly when the bound value is.
     *
     * @param type the type's name, folded
     * @param text how the statement says it
     */
    record Converted(int position, String type, String text) implements Value {}

    /**
     * A constant that only the database can compute, such as a session setting.
     *
     * @param text how the statement names it
     */
    record Computed(String text) implements Value {}

    /** The literal of a Java value. */
    static Value literal(@Nullable Object value) {
        return new Literal(CanonicalValue.of(value));
    }
}
