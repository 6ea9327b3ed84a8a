package dev.bulwark.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's own secret, made once and kept beside the store in a file that only its user may read. Whatever needs a key
 * derives its own from it. Immutable.
 */
public final class ServerKey {
    private static final String FILE = "server-key";
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] bytes;

    private ServerKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key of a data directory.
     *
     * @throws UncheckedIOException if it cannot be written
     * @throws IllegalArgumentException if the file cannot be read or holds no key
     */
    public static ServerKey in(Path data, RandomGenerator random) {
        Path file = data.resolve(FILE);
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        try {
            PrivateFile.createDirectory(data);
            PrivateFile.create(file, HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            return read(file); // made by an earlier start
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServerKey(fresh);
    }

    /**
     * The key that an earlier start made.
     *
     * @throws IllegalArgumentException if there is none, or the file cannot be read or holds no key
     */
    public static ServerKey existing(Path data) {
        return read(data.resolve(FILE));
    }

    /** A key for one purpose, from which no other can be told. */
    public SecretKey derived(String purpose, String algorithm) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static ServerKey read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                throw new IllegalArgumentException(file + " must hold " + 2 * BYTES + " hex digits");
            }
            return new ServerKey(HexFormat.of().parseHex(text));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ", the server's key, cannot be read", e);
        }
    }
}
