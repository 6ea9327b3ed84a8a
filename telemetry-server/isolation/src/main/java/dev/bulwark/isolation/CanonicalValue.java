package dev.bulwark.isolation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tenant values by their meaning: 10, 10L and '10' are one value, as is a UUID in any case or as an object. */
public final class CanonicalValue {
    private static final int UUID_LENGTH = 36;
    private static final int HEX_LENGTH = 32;
    private static final int EXACT_DIGITS = 18;
    private static final Pattern BARE_UUID = Pattern.compile("[0-9a-fA-F]{32}");

    private CanonicalValue() {}

    /** The text by which a value is compared; the empty text for null. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof BigDecimal decimal) {
            return ofDecimal(decimal);
        }
        if (value instanceof Double || value instanceof Float) {
            return ofFloating(((Number) value).doubleValue());
        }
        if (value instanceof byte[] bytes && bytes.length == 2 * Long.BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        return value instanceof UUID || value instanceof Number ? value.toString() : ofText(value.toString());
    }

    /**
     * Whether a value means what a canonical text means. Allocates nothing for texts, whole numbers and UUIDs.
     *
     * @param canonical what {@link #of} gave for another value
     */
    public static boolean isSame(@Nullable Object value, String canonical) {
        if (value == null) {
            return false;
        }
        if (value instanceof String text) {
            return text.equals(canonical)
                    || (text.length() >= HEX_LENGTH && canonical.length() == UUID_LENGTH && of(text).equals(canonical));
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return isNumber(((Number) value).longValue(), canonical);
        }
        if (value instanceof UUID id) {
            return isUuid(id.getMostSignificantBits(), id.getLeastSignificantBits(), canonical);
        }
        if (value instanceof BigDecimal decimal && decimal.scale() == 0 && decimal.precision() <= EXACT_DIGITS) {
            return isNumber(decimal.longValue(), canonical);
        }
        return of(value).equals(canonical);
    }

    private static boolean isNumber(long number, String canonical) {
        int first = canonical.startsWith("-") ? 1 : 0;
        int digits = canonical.length() - first;
        if (digits < 1 || digits > EXACT_DIGITS || (first == 1) != (number < 0)) {
            return false;
        }
        long rest = number;
        for (int i = canonical.length() - 1; i >= first; i--) {
            if (canonical.charAt(i) != '0' + Math.abs(rest % 10)) {
                return false;
            }
            rest /= 10;
        }
        return rest == 0 && (digits == 1 || canonical.charAt(first) != '0');
    }

    private static boolean isUuid(long most, long least, String canonical) {
        if (canonical.length() != UUID_LENGTH) {
            return false;
        }
        int digit = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            int expected = '-';
            if (!hyphen) {
                long half = digit < 16 ? most : least;
                expected = Character.forDigit((int) (half >>> (60 - 4 * (digit % 16))) & 0xf, 16);
                digit++;
            }
            if (canonical.charAt(i) != expected) {
                return false;
            }
        }
        return true;
    }

    private static String ofDecimal(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() > 0 || Math.abs((long) plain.scale()) > UUID_LENGTH) {
            return plain.toString();
        }
        BigInteger whole = plain.toBigIntegerExact();
        return whole.toString();
    }

    private static String ofFloating(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String ofText(String text) {
        if (text.length() == UUID_LENGTH && text.charAt(8) == '-' && text.charAt(13) == '-') {
            return text.toLowerCase(Locale.ROOT);
        }
        if (text.length() == HEX_LENGTH && BARE_UUID.matcher(text).matches()) {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.substring(0, 8) + "-" + lower.substring(8, 12) + "-" + lower.substring(12, 16) + "-"
                    + lower.substring(16, 20) + "-" + lower.substring(20);
        }
        return text;
    }
}
