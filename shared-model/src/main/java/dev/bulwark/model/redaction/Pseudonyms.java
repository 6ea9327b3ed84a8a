package dev.bulwark.model.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands one value in for another: equal values of one tenant have equal pseudonyms, those of different tenants have not.
 * Thread-safe.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 12;

    private final SecretKeySpec key;

    Pseudonyms(String salt) {
        key = new SecretKeySpec(("bulwark pseudonyms " + salt).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Such as {@code mail:a3f90c12ab34}.
     *
     * @param kind what the value is
     * @param tenant whose value; empty for what belongs to none
     */
    String of(RedactionRule kind, String tenant, String value) {
        byte[] hash = hash(kind.wireName() + '\0' + tenant + '\0' + value);
        String hex = HexFormat.of().formatHex(hash);
        char letter = (char) ('a' + (hash[hash.length - 1] & 0xff) % 6);
        // A letter first, so that no rule ever takes the hash itself for a number
        return kind.name().toLowerCase(Locale.ROOT) + ':' + letter + hex.substring(0, DIGITS - 1);
    }

    private byte[] hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
