package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.CanonicalValue;
import org.jspecify.annotations.Nullable;

/** The tenant whose rows are expected; compares by meaning, and allocates nothing for texts, whole numbers and UUIDs. */
final class ExpectedTenant {
    private static final int EXACT_DIGITS = 18;

    private final @Nullable String canonical;
    private final boolean isNumber;
    private final long number;

    /**
     * The tenant.
     *
     * @param tenant null when nobody's rows are expected
     */
    ExpectedTenant(@Nullable String tenant) {
        canonical = tenant == null ? null : CanonicalValue.of(tenant);
        isNumber = canonical != null && isWholeNumber(canonical);
        number = isNumber ? Long.parseLong(canonical) : 0;
    }

    boolean isKnown() {
        return canonical != null;
    }

    boolean is(long value) {
        return isNumber && value == number;
    }

    boolean is(@Nullable Object value) {
        return canonical != null && CanonicalValue.isSame(value, canonical);
    }

    @Override
    public String toString() {
        return canonical == null ? "unknown" : canonical;
    }

    /** As numbers are written canonically: {@code 007} is a name. */
    private static boolean isWholeNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        if (digits < 1 || digits > EXACT_DIGITS || (text.charAt(first) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
