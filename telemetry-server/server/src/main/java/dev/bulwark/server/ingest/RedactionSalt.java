package dev.bulwark.server.ingest;

import dev.bulwark.server.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The key by which this server hashes mail addresses and phone numbers that reach it unhashed: made once, kept beside the
 * store, so that equal ones stay equal over the years.
 */
public final class RedactionSalt {
    private static final String FILE = "redaction-salt";
    private static final int BYTES = 32;

    private RedactionSalt() {}

    /**
     * The salt of a data directory.
     *
     * @throws UncheckedIOException if it can be neither read nor written
     */
    public static String in(Path data, RandomGenerator random) {
        Path file = data.resolve(FILE);
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        try {
            try {
                Files.createDirectories(data);
                PrivateFile.create(file, HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
            } catch (FileAlreadyExistsException e) {
                // made by an earlier start
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
