package dev.bulwark.server.ingest;

import dev.bulwark.server.http.MediaTypes;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Opens a batch's body under all limits of size, so that a bomb goes off in the counter and not in the memory. */
final class BatchBody {
    /** Bodies of up to so many times the limit are read to their end although they are refused. */
    private static final long MOST_DISCARDED = 4;

    private final IngestLimits limits;

    BatchBody(IngestLimits limits) {
        this.limits = limits;
    }

    /**
     * The decompressed bytes. Reading on throws a {@link RefusalException} with status 413 once a limit is passed.
     *
     * @throws RefusalException 413 if the declared length is too much, 415 if the type or the encoding is another one
     * @throws IOException if the body does not begin as its encoding must
     */
    InputStream open(Context context) throws IOException {
        MediaTypes.requireJson(context);
        boolean gzip = isGzip(context);
        if (context.req().getContentLengthLong() > limits.maxCompressedBytes()) {
            throw tooLarge("A batch may have at most " + limits.maxCompressedBytes() + " bytes");
        }
        LimitedStream wire = new LimitedStream(context.req().getInputStream(), this::checkWire);
        return gzip ? new LimitedStream(new GZIPInputStream(wire), count -> checkContent(count, wire.count())) : wire;
    }

    /**
     * Reads what is left of a body that is refused, unless that is far too much: a client that is still sending would
     * otherwise find the connection gone, and never see why.
     */
    void discard(Context context) {
        long declared = context.req().getContentLengthLong();
        if (declared < 0 || declared > MOST_DISCARDED * limits.maxCompressedBytes()) {
            return;
        }
        try (InputStream rest = context.req().getInputStream()) {
            rest.transferTo(OutputStream.nullOutputStream());
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

    private void checkWire(long count) {
        if (count > limits.maxCompressedBytes()) {
            throw tooLarge("A batch may have at most " + limits.maxCompressedBytes() + " bytes");
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
