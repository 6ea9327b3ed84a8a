package dev.bulwark.server.ingest;

import dev.bulwark.server.http.MediaTypes;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Receives a batch's body under all limits of size and time, so that a bomb goes off in the counter and not in the memory, and a
 * sender that dawdles holds up nobody. Thread-safe.
 */
final class BatchBody {
    /** Bodies of up to so many times the limit are read to their end although they are refused. */
    private static final long MOST_DISCARDED = 4;

    private static final int PIECE = 16 * 1024;

    private final IngestLimits limits;
    private final LongSupplier nanoTime;

    /** @param nanoTime a monotonic clock */
    BatchBody(IngestLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** How many bytes may come in, by what the request declares; the most when it does not say. */
    long expected(Context context) {
        long declared = context.req().getContentLengthLong();
        return declared < 0 ? limits.maxCompressedBytes() : Math.min(declared, limits.maxCompressedBytes());
    }

    /**
     * Waits for all of a body. Reading what arrived throws a {@link RefusalException} with status 413 once a limit is passed.
     *
     * @throws RefusalException 413 if it is too large, 415 if the type or the encoding is another one, 408 if it takes too long
     */
    ArrivedBody receive(Context context) throws IOException {
        MediaTypes.requireJson(context);
        boolean gzip = isGzip(context);
        if (context.req().getContentLengthLong() > limits.maxCompressedBytes()) {
            throw tooLarge("A batch may have at most " + limits.maxCompressedBytes() + " bytes");
        }
        long until = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(limits.bodySeconds());
        byte[] wire;
        try (InputStream in = new LimitedStream(context.req().getInputStream(), count -> checkWire(count, until))) {
            wire = in.readAllBytes();
        }
        return new ArrivedBody(wire, gzip, count -> checkContent(count, wire.length));
    }

    /**
     * Reads what is left of a body that is refused, unless that is far too much or takes too long: a client that is still sending
     * would otherwise find the connection gone, and never see why.
     */
    void discard(Context context) {
        long declared = context.req().getContentLengthLong();
        if (declared < 0 || declared > MOST_DISCARDED * limits.maxCompressedBytes()) {
            return;
        }
        long until = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(limits.bodySeconds());
        byte[] piece = new byte[PIECE];
        try (InputStream rest = context.req().getInputStream()) {
            while (rest.read(piece) >= 0 && nanoTime.getAsLong() - until < 0) {
                continue;
            }
        } catch (IOException gone) {
            // the client does not wait for an answer any more
        }
    }

    private static boolean isGzip(Context context) {
        String encoding = context.header("Content-Encoding");
        String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("gzip") && !name.equals("identity")) {
            throw RefusalException.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding may be gzip or left out");
        }
        return name.equals("gzip");
    }

    private void checkWire(long count, long until) {
        if (count > limits.maxCompressedBytes()) {
            throw tooLarge("A batch may have at most " + limits.maxCompressedBytes() + " bytes");
        }
        if (nanoTime.getAsLong() - until > 0) {
            throw RefusalException.of(
                    ProblemKind.TIMEOUT, "A batch must arrive within " + limits.bodySeconds() + " seconds");
        }
    }

    private void checkContent(long count, long onTheWire) {
        if (count > limits.maxBytes()) {
            throw tooLarge("A batch may have at most " + limits.maxBytes() + " bytes after decompression");
        }
        if (count > limits.maxBytes() / 4 && count > onTheWire * limits.maxRatio()) {
            throw tooLarge("A batch may decompress to at most " + limits.maxRatio() + " times its size");
        }
    }

    private static RefusalException tooLarge(String detail) {
        return RefusalException.of(ProblemKind.TOO_LARGE, detail);
    }
}
