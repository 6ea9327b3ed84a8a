package dev.bulwark.server.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;

/** Hashes passwords with Argon2id, with the least cost that OWASP's cheat sheet names (19 MiB, 2 rounds). Thread-safe. */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Bounds the memory and time that strangers at the sign-in can take. */
    private static final int AT_ONCE = 2;

    /** Bounds the threads that they hold, which others' requests need. */
    private static final int MOST_WAITING = 16;

    private final SecureRandom random;
    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    public Passwords(SecureRandom random) {
        this.random = random;
    }

    /** The hash with its salt and parameters, in the usual text form {@code $argon2id$…}. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, ROUNDS, LANES, HASH_BYTES, Argon2.ID);
        permits.acquireUninterruptibly();
        try {
            return argon2.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
        } finally {
            permits.release();
        }
    }

    /**
     * A hash that no password has and that takes as long to check as any other: nobody knows what hashes to nothing but
     * zeros.
     */
    static String ofNobody() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        ROUNDS,
                        LANES,
                        base64.encodeToString(new byte[SALT_BYTES]),
                        base64.encodeToString(new byte[HASH_BYTES]));
    }

    /** Whether one more can be checked without waiting behind a crowd. */
    boolean hasRoom() {
        return permits.getQueueLength() < MOST_WAITING;
    }

    /** Whether the password is the one that was hashed. */
    public boolean matches(String password, String hash) {
        permits.acquireUninterruptibly();
        try {
            return Argon2Function.getInstanceFromHash(hash).check(password, hash);
        } finally {
            permits.release();
        }
    }
}
