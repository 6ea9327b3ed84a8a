package dev.bulwark.sample.access;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords. Thread-safe. */
public final class Passwords {
    /** Cheap on purpose: the traffic of a demonstration signs in many times a second on a small machine. */
    private static final int LOG_ROUNDS = 4;

    private final BcryptFunction function = BcryptFunction.getInstance(Bcrypt.B, LOG_ROUNDS);
    private final String nobodysHash = hash("a password that nobody has");

    public String hash(String password) {
        return function.hash(password).getResult();
    }

    /** Takes as long for an account that does not exist ({@code hash} is null), so that an answer's time tells nothing. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = function.check(password, hash == null ? nobodysHash : hash);
        return same && hash != null;
    }
}
