package dev.bulwark.server.live;

import dev.bulwark.server.store.ServerKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Numbers of events for readers who may see some tenants only: from the numbers themselves they could count what happens in the
 * others. The same number looks different every time. Thread-safe.
 */
public final class SealedPositions {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SEALED_BYTES = NONCE_BYTES + Long.BYTES + TAG_BITS / 8;

    private final SecretKey key;
    private final SecureRandom random;

    public SealedPositions(ServerKey key, SecureRandom random) {
        this.key = key.derived("positions in the live stream", "AES");
        this.random = random;
    }

    String seal(long position) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce)
                    .doFinal(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            byte[] all =
                    ByteBuffer.allocate(SEALED_BYTES).put(nonce).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** The number that was sealed by this server; empty for anything else. */
    Optional<Long> open(String text) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (all.remaining() != SEALED_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            byte[] sealed = new byte[SEALED_BYTES - NONCE_BYTES];
            all.get(nonce).get(sealed);
            byte[] position = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed);
            return Optional.of(ByteBuffer.wrap(position).getLong());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
