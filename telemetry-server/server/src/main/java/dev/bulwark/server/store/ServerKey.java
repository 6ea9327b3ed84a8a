package dev.bulwark.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
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
     * @throws UncheckedIOException if it can be neither read nor written
     * @throws IllegalArgumentException if the file holds no key
     */
    public static ServerKey in(Path data, RandomGenerator random) {
        Path file = data.resolve(FILE);
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        try {
            Files.createDirectories(data);
            write(file, HexFormat.of().formatHex(fresh));
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
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if the file holds no key
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
            byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException(file + " must hold " + BYTES + " bytes");
            }
            return new ServerKey(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, fresh, ownersOnly(file))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** From the first moment on; where files have no such permissions, those of the directory must do. */
    private static FileAttribute<?>[] ownersOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
