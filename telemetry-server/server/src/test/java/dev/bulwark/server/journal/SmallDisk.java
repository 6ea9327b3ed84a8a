package dev.bulwark.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that fills up, as far as the journal can tell: each file is one, so that truncating gives space back. */
public final class SmallDisk implements SegmentFile.Opener {
    private final AtomicLong size;
    private volatile boolean failForce;

    /** @param size how large all files together may become, where only the last one grows */
    public SmallDisk(long size) {
        this.size = new AtomicLong(size);
    }

    /** Makes it so large. */
    public void grow(long to) {
        size.set(to);
    }

    void failForce(boolean fail) {
        failForce = fail;
    }

    @Override
    public SegmentFile open(Path file) throws IOException {
        SegmentFile real = SegmentFile.onDisk(file);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                long room = size.get() - usedBefore(file) - offset;
                if (bytes.remaining() > room) {
                    ByteBuffer part = bytes.slice(bytes.position(), (int) Math.max(0, room));
                    real.write(part, offset);
                    throw new IOException("No space left on device");
                }
                real.write(bytes, offset);
            }

            @Override
            public void force() throws IOException {
                if (failForce) {
                    throw new IOException("Input/output error");
                }
                real.force();
            }

            @Override
            public void truncate(long length) throws IOException {
                real.truncate(length);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    private static long usedBefore(Path file) throws IOException {
        long used = 0;
        try (var files = java.nio.file.Files.list(file.getParent())) {
            for (Path other : (Iterable<Path>) files::iterator) {
                used += other.toString().endsWith(".segment") && !other.equals(file)
                        ? java.nio.file.Files.size(other)
                        : 0;
            }
        }
        return used;
    }
}
