package dev.bulwark.server.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and objects once it is too much. Not thread-safe. */
final class LimitedStream extends FilterInputStream {
    private final Limit limit;
    private long count;

    LimitedStream(InputStream in, Limit limit) {
        super(in);
        this.limit = limit;
    }

    /** Objects to too many bytes by throwing. */
    @FunctionalInterface
    interface Limit {
        void check(long count);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return read < 0 ? read : counted(read, read);
    }

    @Override
    public long skip(long length) throws IOException {
        throw new IOException("what is skipped could not be counted");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(int more, int result) {
        count += more;
        limit.check(count);
        return result;
    }
}
