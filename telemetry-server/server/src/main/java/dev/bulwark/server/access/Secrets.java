package dev.bulwark.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes random secrets of 256 bits, and the form in which the store keeps them. Thread-safe. */
public final class Secrets {
    /** How session tokens begin. */
    public static final String SESSION_PREFIX = "bws_";

    /** How ingest tokens begin. */
    public static final String INGEST_PREFIX = "bwi_";

    private static final int BYTES = 32;
    private static final int PASSWORD_BYTES = 15;

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    public String sessionToken() {
        return SESSION_PREFIX + text(BYTES);
    }

    public String ingestToken() {
        return INGEST_PREFIX + text(BYTES);
    }

    /** A password of 20 letters, digits, {@code -} and {@code _}: 120 bits. */
    public String password() {
        return text(PASSWORD_BYTES);
    }

    /** SHA-256 in hex. Enough for random secrets, which nobody can guess; passwords of people need {@link Passwords}. */
    public static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
