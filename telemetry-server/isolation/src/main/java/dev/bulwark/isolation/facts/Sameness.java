package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.CanonicalValue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two values are equal to a database, whatever its collation and however it converts one into the other's type.
 * Values are in canonical form (see {@link CanonicalValue}).
 */
public final class Sameness {
    /** Numbers that no conversion rounds, not even to floating point. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

    private static final Pattern WORD = Pattern.compile("[a-zA-Z][ -~]*");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> YES = Set.of("t", "true", "y", "yes", "on");
    private static final Set<String> NO = Set.of("f", "false", "n", "no", "off");

    private Sameness() {}

    /** Whether both are equal; null when only the database can tell. */
    public static @Nullable Boolean of(String one, String other) {
        if (one.equals(other)) {
            return Boolean.TRUE;
        }
        if (isNumber(one) && isNumber(other)) {
            return Long.parseLong(one) == Long.parseLong(other) ? null : Boolean.FALSE;
        }
        boolean uuids = UUID.matcher(one).matches() && UUID.matcher(other).matches();
        boolean words = isWordOrEmpty(one) && isWordOrEmpty(other) && differ(one, other);
        return uuids || words ? Boolean.FALSE : null;
    }

    /**
     * Which is the greater, as {@link java.util.Comparator} says it; null when only the database can tell.
     *
     * @param numeric whether one of both is a number and no text, so that the database compares numbers
     */
    public static @Nullable Integer order(String one, String other, boolean numeric) {
        if (!isNumber(one) || !isNumber(other)) {
            return null;
        }
        int byValue = Long.compare(Long.parseLong(one), Long.parseLong(other));
        boolean negative = one.startsWith("-") || other.startsWith("-");
        boolean agree = !negative && Integer.signum(one.compareTo(other)) == byValue;
        return numeric || agree ? (Integer) byValue : null;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static boolean isWordOrEmpty(String text) {
        return text.isEmpty() || WORD.matcher(text).matches();
    }

    private static boolean differ(String one, String other) {
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        boolean oneTruth = (YES.contains(first) && YES.contains(second)) || (NO.contains(first) && NO.contains(second));
        return !oneTruth && !core(first).equals(core(second));
    }

    /** What is left when punctuation, leading zeros and letters that some collation takes for one do not count. */
    private static String core(String lower) {
        return lower.replaceAll("(?<![0-9])0+", "")
                .replaceAll("[^a-z0-9]", "")
                .replaceAll("[jy]", "i")
                .replaceAll("[uw]", "v");
    }
}
