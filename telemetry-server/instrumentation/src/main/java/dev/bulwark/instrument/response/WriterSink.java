package dev.bulwark.instrument.response;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Characters for the container's writer, which encodes them as it would have without us. They come as UTF-8, perhaps split
 * within a character. Not thread-safe.
 */
final class WriterSink implements BodySink {
    private static final int CHARACTERS = 1024;
    private static final int LONGEST_CHARACTER = 4;

    private final PrintWriter writer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
    private final ByteBuffer split = ByteBuffer.allocate(2 * LONGEST_CHARACTER);
    private boolean refused;

    WriterSink(PrintWriter writer) {
        this.writer = writer;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes, from, length);
        completeSplitCharacter(source);
        decode(source);
        split.clear();
        split.put(source);
    }

    /** The container's writer keeps its failures to itself until it is asked; to ask is to flush. */
    @Override
    public void flush() {
        refused = writer.checkError();
    }

    /** Whether the container took no more when it was last flushed. */
    boolean isRefused() {
        return refused;
    }

    private void completeSplitCharacter(ByteBuffer source) throws IOException {
        while (split.position() > 0 && source.hasRemaining()) {
            split.put(source.get());
            split.flip();
            decode(split);
            split.compact();
        }
    }

    private void decode(ByteBuffer source) throws IOException {
        boolean more = true;
        while (more) {
            more = decoder.decode(source, characters, false).isOverflow();
            characters.flip();
            writer.write(characters.array(), 0, characters.limit());
            characters.clear();
        }
    }
}
