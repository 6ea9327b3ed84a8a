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
            if (equals(other)) {
                return Boolean.TRUE;
            }
            return (isWhole(canonical) && isWhole(other.canonical)) ? Boolean.FALSE : null;
        }

        private static boolean isWhole(String digits) {
            String plain = digits.startsWith("-") ? digits.substring(1) : digits;
            boolean canonicalLength = !plain.isEmpty() && plain.length() < 19;
            boolean onlyDigits = plain.chars().allMatch(c -> c >= '0' && c <= '9');
            return canonicalLength && onlyDigits && (digits.length() == 1 || plain.charAt(0) != '0');
        }
    }

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
