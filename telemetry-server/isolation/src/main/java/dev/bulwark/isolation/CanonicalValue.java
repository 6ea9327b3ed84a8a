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
        if (text.length() == 32 && BARE_UUID.matcher(text).matches()) {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.substring(0, 8) + "-" + lower.substring(8, 12) + "-" + lower.substring(12, 16) + "-"
                    + lower.substring(16, 20) + "-" + lower.substring(20);
        }
        return text;
    }
}
