package dev.bulwark.instrument.response;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Scans a body that the application has compressed, by inflating a copy. Compressed bytes may leave up to where all that
 * they inflate to may. What is not gzip after all is not looked into. Not thread-safe.
 */
final class GzipScanner implements BodyScanner, AutoCloseable {
    /** Small pieces, so that the places where bytes may leave are found closely. */
    private static final int PIECE = 256;

    private static final int TRAILER = 8;

    private final BodyScanner plain;
    private final Inflater inflater = new Inflater(true);
    private final byte[] inflated = new byte[2048];
    private GzipHeader header = new GzipHeader();
    private int trailerLeft;
    private long consumed;
    private long plainLength;
    private long safe;

    /** The plain text's length at the last safe place: a record that began behind it is still held. */
    private long safePlain;

    private boolean unreadable;

    GzipScanner(BodyScanner plain) {
        this.plain = plain;
    }

    @Override
    public void scan(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && plain.foreign() == null) {
            int next = unreadable ? end : step(bytes, at, end);
            consumed += next - at;
            at = next;
            if (unreadable || plain.safeUpTo(safePlain) >= plainLength) {
                safe = consumed;
                safePlain = plainLength;
            }
        }
    }

    @Override
    public void end() {
        plain.end();
        close();
    }

    @Override
    public @Nullable String foreign() {
        return plain.foreign();
    }

    @Override
    public long safeUpTo(long released) {
        return Math.max(safe, released);
    }

    /** Gives the native memory back. */
    @Override
    public void close() {
        unreadable = true;
        inflater.end();
    }

    /** Reads one piece; where the next one starts. */
    private int step(byte[] bytes, int at, int end) {
        if (trailerLeft > 0) {
            return skipTrailer(at, end);
        }
        if (!header.isComplete()) {
            unreadable = !header.accepts(bytes[at]);
            return at + 1;
        }
        return inflate(bytes, at, Math.min(end, at + PIECE));
    }

    /** Another member may follow, with a header of its own. */
    private int skipTrailer(int at, int end) {
        int skipped = Math.min(trailerLeft, end - at);
        trailerLeft -= skipped;
        if (trailerLeft == 0) {
            header = new GzipHeader();
            inflater.reset();
        }
        return at + skipped;
    }

    private int inflate(byte[] bytes, int at, int end) {
        inflater.setInput(bytes, at, end - at);
        try {
            int count;
            while ((count = inflater.inflate(inflated)) > 0 && plain.foreign() == null) {
                plain.scan(inflated, 0, count);
                plainLength += count;
            }
        } catch (DataFormatException e) {
            unreadable = true;
        }
        if (inflater.finished()) {
            trailerLeft = TRAILER;
        }
        return unreadable ? end : end - inflater.getRemaining();
    }
}
