package dev.bulwark.server.access;

import dev.bulwark.model.access.TokenKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Makes random secrets of 256 bits, and the form in which the store keeps them. A token is a prefix by which leaked ones are
 * found, 43 random characters, and 6 of a checksum that tells a mistyped one without a look into the store. Thread-safe.
 */
public final class Secrets {
    /** How session tokens begin. */
    public static final String SESSION_PREFIX = "bws_";

    /** How ingest tokens begin. */
    public static final String INGEST_PREFIX = "bwi_";

    /** How tokens of programs that use the API begin. */
    public static final String API_PREFIX = "bwa_";

    private static final int BYTES = 32;
    private static final int CHECKED_LENGTH = SESSION_PREFIX.length() + 49;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int PASSWORD_BYTES = 15;

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    public String sessionToken() {
        return checked(SESSION_PREFIX + text(BYTES));
    }

    public String token(TokenKind kind) {
        return checked((kind == TokenKind.INGEST ? INGEST_PREFIX : API_PREFIX) + text(BYTES));
    }

    /** A password of 20 letters, digits, {@code -} and {@code _}: 120 bits. */
    public String password() {
        return text(PASSWORD_BYTES);
    }

    /** Whether a text can be a token. Those of before there were checksums are shorter. */
    static boolean canBeToken(String text) {
        return text.length() != CHECKED_LENGTH
                || checked(text.substring(0, CHECKED_LENGTH - CHECKSUM_LENGTH)).equals(text);
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

    private static String checked(String token) {
        CRC32 checksum = new CRC32();
        checksum.update(token.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
        return token + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
