package dev.bulwark.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of a segment, as it is written. Not thread-safe. */
public interface SegmentFile extends Closeable {
    /** Opens the file of a segment, which is made if it does not exist. */
    @FunctionalInterface
    interface Opener {
        SegmentFile open(Path file) throws IOException;
    }

    /** Writes all of the bytes from an offset on. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Returns once everything that was written survives a loss of power. */
    void force() throws IOException;

    void truncate(long size) throws IOException;

    /** A file on the disk. */
    static SegmentFile onDisk(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                long at = offset;
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void truncate(long size) throws IOException {
                channel.truncate(size);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
