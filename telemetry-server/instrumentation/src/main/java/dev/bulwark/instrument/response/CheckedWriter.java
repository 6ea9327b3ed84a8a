package dev.bulwark.instrument.response;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The characters that the application writes, handed on as UTF-8 in small pieces. Half a surrogate pair waits for the
 * other half; alone it becomes a question mark, as every encoder makes of it. Not thread-safe.
 */
final class CheckedWriter extends Writer {
    private final CheckedResponse response;
    private final PrintWriter real;
    private final byte[] piece = new byte[512];
    private int length;
    private char highSurrogate;

    CheckedWriter(CheckedResponse response, PrintWriter real) {
        this.response = response;
        this.real = real;
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            add(characters[i]);
        }
        handOn();
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            add(text.charAt(i));
        }
        handOn();
    }

    @Override
    public void flush() throws IOException {
        response.flushBody();
    }

    @Override
    public void close() throws IOException {
        response.finish();
        response.closeUnlessCut(real);
    }

    /** What was written is taken back. */
    void forget() {
        length = 0;
        highSurrogate = 0;
    }

    /** No other half will come. */
    void finish() throws IOException {
        addLoneSurrogate();
        handOn();
    }

    private void add(char next) throws IOException {
        if (length > piece.length - 2 * Utf8.LONGEST) {
            handOn();
        }
        if (next < 0x80 && highSurrogate == 0) {
            piece[length++] = (byte) next;
        } else {
            addWide(next);
        }
    }

    private void addWide(char next) {
        if (Character.isLowSurrogate(next) && highSurrogate != 0) {
            length = Utf8.write(Character.toCodePoint(highSurrogate, next), piece, length);
            highSurrogate = 0;
            return;
        }
        addLoneSurrogate();
        if (Character.isHighSurrogate(next)) {
            highSurrogate = next;
        } else if (Character.isLowSurrogate(next)) {
            piece[length++] = '?';
        } else {
            length = Utf8.write(next, piece, length);
        }
    }

    private void addLoneSurrogate() {
        if (highSurrogate != 0) {
            highSurrogate = 0;
            piece[length++] = '?';
        }
    }

    private void handOn() throws IOException {
        int count = length;
        length = 0;
        if (count > 0) {
            response.write(piece, 0, count);
        }
    }
}
