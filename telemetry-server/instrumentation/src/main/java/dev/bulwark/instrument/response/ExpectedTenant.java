package dev.bulwark.instrument.response;

import dev.bulwark.isolation.CanonicalValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The caller's tenant, compared by meaning with what a response carries: 7 is {@code "7"}, a UUID has no case, null and
 * the empty text name no tenant. While the caller's tenant is not known nothing is foreign. Belongs to one response.
 */
final class ExpectedTenant {
    private final Supplier<@Nullable String> source;
    private boolean asked;
    private @Nullable String canonical;
    private byte[] bytes = new byte[0];

    /** Asks the source once, when the first value is met. */
    ExpectedTenant(Supplier<@Nullable String> source) {
        this.source = source;
    }

    /**
     * Whether a value in the response is another tenant's.
     *
     * @param isText whether it was written as a text, and not as a number or literal
     */
    boolean isForeign(byte[] value, int from, int to, boolean isText) {
        if (from == to || (!isText && isLiteral(value[from]))) {
            return false;
        }
        String expected = canonical();
        if (expected == null || Arrays.equals(bytes, 0, bytes.length, value, from, to)) {
            return false;
        }
        String text = new String(value, from, to - from, StandardCharsets.UTF_8);
        return !expected.equals(isText ? CanonicalValue.of(text) : canonicalNumber(text));
    }

    private @Nullable String canonical() {
        if (!asked) {
            asked = true;
            String tenant = source.get();
            if (tenant != null) {
                canonical = CanonicalValue.of(tenant);
                bytes = tenant.getBytes(StandardCharsets.UTF_8);
            }
        }
        return canonical;
    }

    /** null, true and false name nobody. */
    private static boolean isLiteral(byte first) {
        return first == 'n' || first == 't' || first == 'f';
    }

    private static String canonicalNumber(String text) {
        try {
            return CanonicalValue.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
