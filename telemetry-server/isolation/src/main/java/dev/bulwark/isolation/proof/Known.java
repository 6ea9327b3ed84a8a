package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Sameness;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value during one execution.
 *
 * @param open whether only the database can tell what it is
 * @param value as it is bound or written; null for NULL, or when an open one may be NULL
 */
record Known(boolean open, @Nullable Object value) {
    static final Known OPEN = new Known(true, null);
    static final Known NOT_NULL = new Known(true, "");
    static final Known NULL = new Known(false, null);

    static Known of(@Nullable Object value) {
        return value == null ? NULL : new Known(false, value);
    }

    boolean isNull() {
        return !open && value == null;
    }

    /** Whether it is NULL, as a condition. */
    Outcome nullness() {
        return open && value == null ? Outcome.OPEN : Outcome.of(value == null);
    }

    /** Whether it stands for several values. */
    boolean isMany() {
        return value instanceof Collection<?>
                || (value != null && value.getClass().isArray() && !(value instanceof byte[]));
    }

    /** As a condition; a text may be converted to a truth, which databases do differently. */
    Outcome truth() {
        if (open) {
            return Outcome.OPEN;
        }
        if (value == null || value instanceof Boolean) {
            return Outcome.of((Boolean) value);
        }
        return value instanceof Number number ? Outcome.of(number.doubleValue() != 0) : Outcome.OPEN;
    }

    Outcome equal(Known other, boolean nullSafe) {
        if (isNull() || other.isNull()) {
            return nullSafe ? (isNull() ? other : this).nullness() : Outcome.NULL;
        }
        if (!isPlain() || !other.isPlain()) {
            return Outcome.OPEN;
        }
        if (value instanceof Boolean || other.value instanceof Boolean) {
            return truthEqual(other);
        }
        Boolean same = Sameness.of(CanonicalValue.of(value), CanonicalValue.of(other.value));
        return same == null ? Outcome.OPEN : Outcome.of(same);
    }

    /** A truth is equal to 1 or 0 wherever both may be compared. */
    private Outcome truthEqual(Known other) {
        Outcome ours = plainTruth();
        Outcome theirs = other.plainTruth();
        boolean open = ours == Outcome.OPEN || theirs == Outcome.OPEN;
        return open ? Outcome.OPEN : Outcome.of(ours == theirs);
    }

    private Outcome plainTruth() {
        if (value instanceof Boolean truth) {
            return Outcome.of(truth);
        }
        String canonical = CanonicalValue.of(value);
        boolean digit = canonical.equals("0") || canonical.equals("1");
        return digit ? Outcome.of(canonical.equals("1")) : Outcome.OPEN;
    }

    /** Whether its text is what the database compares. */
    private boolean isPlain() {
        boolean text = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof UUID;
        return text && !open;
    }

    /** Which is the greater, as {@link java.util.Comparator} says it; null when only the database can tell. */
    @Nullable
    Integer order(Known other) {
        if (!isPlain() || !other.isPlain()) {
            return null;
        }
        boolean numeric = value instanceof Number || other.value instanceof Number;
        return Sameness.order(CanonicalValue.of(value), CanonicalValue.of(other.value), numeric);
    }
}
