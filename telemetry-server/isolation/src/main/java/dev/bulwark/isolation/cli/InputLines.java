package dev.bulwark.isolation.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, numbered. One that is not in UTF-8 is a bad line and spoils no other. */
final class InputLines implements Closeable {
    private static final String MARK = "\ufeff";

    private final BufferedReader bytes;
    private int number;
    private @Nullable String line = "";

    private InputLines(BufferedReader bytes) {
        this.bytes = bytes;
    }

    /** Opens a file; its bytes are taken for characters first, because the ends of lines are the same in both. */
    static InputLines open(Path file) throws IOException {
        return new InputLines(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1));
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        line = bytes.readLine();
        number++;
        return line != null;
    }

    /** The number of the current line, from 1. */
    int number() {
        return number;
    }

    /** The current line, without a byte order mark. */
    String text() throws BadLineException {
        String raw = line == null ? "" : line;
        try {
            ByteBuffer content = ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
            String text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
            return number == 1 && text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new BadLineException("not in UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
