package dev.bulwark.instrument.response;

import dev.bulwark.isolation.CanonicalValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the recipient of one response may see. Tenants are compared by meaning: 7 is {@code "7"}, a UUID has no case, null
 * and the empty text name nobody. While the recipient's tenant is not known no tenant is foreign. Not thread-safe.
 */
final class RecipientsView {
    private static final byte[] NOTHING = {};

    private final TenantKeys keys;
    private final Recipient recipient;
    private boolean asked;
    private @Nullable String canonical;
    private byte[] bytes = NOTHING;

    /** Asks for the tenant once, when the first value is met. */
    RecipientsView(TenantKeys keys, Recipient recipient) {
        this.keys = keys;
        this.recipient = recipient;
    }

    TenantKeys keys() {
        return keys;
    }

    /**
     * Whether a value in the response is not for its recipient.
     *
     * @param key under which it stands
     * @param isText whether it was written as a text, and not as a number or literal
     */
    boolean isForeign(int key, byte[] value, int from, int to, boolean isText) {
        if (from == to || (!isText && isLiteral(value[from]))) {
            return false;
        }
        return keys.isTenant(key) ? isForeignTenant(value, from, to, isText) : !mayAccess(key, value, from, to, isText);
    }

    /** Whether it is known for whom the response is, and that it is for nobody else. */
    boolean isForOneTenant() {
        return canonical() != null;
    }

    /** What is said of a value that is not for the recipient. */
    ForeignValue describe(int key, byte[] value, int from, int to) {
        return new ForeignValue(keys.name(key), text(value, from, to), keys.isTenant(key));
    }

    private boolean isForeignTenant(byte[] value, int from, int to, boolean isText) {
        String expected = canonical();
        if (expected == null || Arrays.equals(bytes, 0, bytes.length, value, from, to)) {
            return false;
        }
        String found = text(value, from, to);
        return !expected.equals(canonical(found, isText)) && !(isText && isSentence(found, expected));
    }

    /**
     * Whether a text can be no identifier beside the recipient's: it has blanks in it, as the message of a failed
     * validation under the column's name has, where the recipient's is a number, a UUID or a plain word.
     */
    private static boolean isSentence(String text, String expected) {
        return text.strip().chars().anyMatch(Character::isWhitespace)
                && expected.chars().allMatch(RecipientsView::isPlain);
    }

    private static boolean isPlain(int next) {
        return (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9') || next == '-' || next == '_';
    }

    private boolean mayAccess(int key, byte[] value, int from, int to, boolean isText) {
        return recipient.mayAccess(keys.name(key), canonical(text(value, from, to), isText));
    }

    private @Nullable String canonical() {
        if (!asked) {
            asked = true;
            String tenant = recipient.tenant();
            if (tenant != null) {
                canonical = CanonicalValue.of(tenant);
                bytes = tenant.getBytes(StandardCharsets.UTF_8);
            }
        }
        return canonical;
    }

    private static String text(byte[] value, int from, int to) {
        return new String(value, from, to - from, StandardCharsets.UTF_8);
    }

    /** null, true and false name nobody. */
    private static boolean isLiteral(byte first) {
        return first == 'n' || first == 't' || first == 'f';
    }

    private static String canonical(String text, boolean isText) {
        if (isText) {
            return CanonicalValue.of(text.strip());
        }
        try {
            return CanonicalValue.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
