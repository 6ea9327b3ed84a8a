package dev.bulwark.isolation.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file in UTF-8, numbered. */
final class InputLines implements Closeable {
    private static final int MOST_LINES = 512;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    private static final String MARK = "\ufeff";

    private final BufferedReader bytes;
    private int number;

    /**
     * A line.
     *
     * @param bytes one character for each byte
     * @param number from 1
     */
    record Line(String bytes, int number) {
        /**
         * Its text, without a byte order mark.
         *
         * @throws BadLineException when it is not in UTF-8
         */
        String text() throws BadLineException {
            try {
                ByteBuffer content = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
                String text =
                        StandardCharsets.UTF_8.newDecoder().decode(content).toString();
                return number == 1 && text.startsWith(MARK) ? text.substring(1) : text;
            } catch (CharacterCodingException wrong) {
                throw new BadLineException("not in UTF-8");
            }
        }
    }

    private InputLines(BufferedReader bytes) {
        this.bytes = bytes;
    }

    /** Opens a file. Bytes are taken for characters first, because the ends of lines are the same in both. */
    static InputLines open(Path file) throws IOException {
        return new InputLines(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1));
    }

    /** The next lines, as many as are worth keeping at once; empty at the end of the file. */
    List<Line> next() throws IOException {
        List<Line> lines = new ArrayList<>();
        int characters = 0;
        while (lines.size() < MOST_LINES && characters < MOST_CHARACTERS) {
            String line = bytes.readLine();
            if (line == null) {
                break;
            }
            characters += line.length();
            lines.add(new Line(line, ++number));
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
