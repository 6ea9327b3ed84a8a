package dev.bulwark.server.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** A batch's body that has arrived. Not thread-safe. */
final class ArrivedBody {
    private final byte[] wire;
    private final boolean gzip;
    private final LimitedStream.Limit limit;

    /** @param limit objects to too many bytes after decompression */
    ArrivedBody(byte[] wire, boolean gzip, LimitedStream.Limit limit) {
        this.wire = wire;
        this.gzip = gzip;
        this.limit = limit;
    }

    /** How many bytes it says that it has after decompression; gzip ends with that number, which may be a lie. */
    long declared() {
        if (!gzip || wire.length < Integer.BYTES) {
            return wire.length;
        }
        int size = ByteBuffer.wrap(wire).order(ByteOrder.LITTLE_ENDIAN).getInt(wire.length - Integer.BYTES);
        return Math.max(wire.length, Integer.toUnsignedLong(size));
    }

    /**
     * The decompressed bytes.
     *
     * @param onRead told how many bytes were read so far; may throw
     * @throws IOException if the body does not begin as its encoding must
     */
    InputStream open(LongConsumer onRead) throws IOException {
        InputStream bytes = new ByteArrayInputStream(wire);
        return new LimitedStream(gzip ? new GZIPInputStream(bytes) : bytes, count -> {
            limit.check(count);
            onRead.accept(count);
        });
    }
}
