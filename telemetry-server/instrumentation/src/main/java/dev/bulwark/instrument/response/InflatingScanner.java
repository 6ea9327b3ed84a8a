package dev.bulwark.instrument.response;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Scans a body that the application has compressed. What is not compressed as it says is not looked into. */
final class InflatingScanner extends TranslatingScanner {
    private static final int GZIP_TRAILER = 8;
    private static final int DEFLATED = 8;
    private static final int LARGEST_WINDOW = 7;

    private final UncheckedResponses unchecked;
    private final byte[] inflated = new byte[2048];
    private @Nullable GzipHeader header;
    private @Nullable Inflater inflater;
    private int trailerLeft;

    private InflatingScanner(BodyScanner plain, UncheckedResponses unchecked, @Nullable GzipHeader header) {
        super(plain);
        this.unchecked = unchecked;
        this.header = header;
    }

    /** Of members of RFC 1952. */
    static InflatingScanner ofGzip(BodyScanner plain, UncheckedResponses unchecked) {
        return new InflatingScanner(plain, unchecked, new GzipHeader());
    }

    /** Of RFC 1950, or without its header, as some send under the same name. */
    static InflatingScanner ofDeflate(BodyScanner plain, UncheckedResponses unchecked) {
        return new InflatingScanner(plain, unchecked, null);
    }

    /** Gives the native memory back. */
    @Override
    public void end() {
        super.end();
        if (inflater != null) {
            inflater.end();
        }
    }

    @Override
    int step(byte[] bytes, int at, int end) {
        if (trailerLeft > 0) {
            return skipTrailer(at, end);
        }
        GzipHeader gzip = header;
        if (gzip != null && !gzip.isComplete()) {
            if (!gzip.accepts(bytes[at])) {
                giveUpReading();
            }
            return at + 1;
        }
        Inflater ready = inflater;
        if (ready == null) {
            ready = new Inflater(gzip != null || !isZlib(bytes[at]));
            inflater = ready;
        }
        return inflate(ready, bytes, at, Math.min(end, at + PIECE));
    }

    private static boolean isZlib(byte first) {
        return (first & 0x0F) == DEFLATED && (first & 0xFF) >> 4 <= LARGEST_WINDOW;
    }

    /** Another member may follow, with a header of its own. */
    private int skipTrailer(int at, int end) {
        int skipped = Math.min(trailerLeft, end - at);
        trailerLeft -= skipped;
        if (trailerLeft == 0 && inflater != null) {
            header = new GzipHeader();
            inflater.reset();
        }
        return at + skipped;
    }

    private int inflate(Inflater ready, byte[] bytes, int at, int end) {
        ready.setInput(bytes, at, end - at);
        try {
            int count;
            while (foreign() == null && (count = ready.inflate(inflated)) > 0) {
                plain(inflated, 0, count);
            }
        } catch (DataFormatException e) {
            giveUpReading();
            return end;
        }
        if (!ready.finished()) {
            return end;
        }
        trailerLeft = header == null ? 0 : GZIP_TRAILER;
        return header == null ? end : end - ready.getRemaining();
    }

    private void giveUpReading() {
        unchecked.count(Reason.COMPRESSION);
        giveUp();
    }
}
