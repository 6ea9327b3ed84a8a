package dev.bulwark.instrument.response;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters that the application writes, handed on as UTF-8 in small pieces. Half a surrogate pair waits for the
 * other half; alone it becomes a question mark, as every encoder makes of it. Not thread-safe.
 */
final class CheckedWriter extends Writer {
    private final CheckedResponse response;
    private final PrintWriter real;
    private final WriterSink sink;
    private final byte[] piece = new byte[512];
    private int length;
    private char highSurrogate;

    /** How many bytes went beyond one for each character. */
    private long surplus;

    CheckedWriter(CheckedResponse response, PrintWriter real, WriterSink sink) {
        this.response = response;
        this.real = real;
        this.sink = sink;
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
        if (sink.isRefused()) {
            throw new IOException("the container takes no more of the body");
        }
    }

    /** Whether the container's writer took no more when it was last flushed. */
    boolean isRefused() {
        return sink.isRefused();
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
        surplus = 0;
    }

    /** No other half will come. */
    void finish() throws IOException {
        addLoneSurrogate();
        handOn();
    }

    /** How many bytes less it would have been in a character set with one byte for each character; none in any other. */
    long surplusOver(String encoding) {
        if (surplus == 0 || StandardCharsets.UTF_8.name().equalsIgnoreCase(encoding)) {
            return 0;
        }
        try {
            Charset charset = Charset.forName(encoding);
            return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1 ? surplus : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        }
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
            put(Character.toCodePoint(highSurrogate, next));
            highSurrogate = 0;
            return;
        }
        addLoneSurrogate();
        if (Character.isHighSurrogate(next)) {
            highSurrogate = next;
        } else if (Character.isLowSurrogate(next)) {
            piece[length++] = '?';
        } else {
            put(next);
        }
    }

    private void put(int character) {
        int end = Utf8.write(character, piece, length);
        surplus += end - length - 1;
        length = end;
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
