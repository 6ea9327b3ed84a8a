package dev.bulwark.server.retention;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of zeros that is given up on a full disk, for what must still be written then. Not thread-safe. */
final class DiskReserve {
    private static final int BLOCK = 1024 * 1024;

    private final Path file;

    DiskReserve(Path directory) {
        this.file = directory.resolve("disk-reserve");
    }

    /** Its size in bytes; 0 while it is given up. */
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Written, as a file without content takes no space. */
    void fill(long bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = 0; at < bytes; at += BLOCK) {
                ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(BLOCK, bytes - at));
                while (zeros.hasRemaining()) {
                    out.write(zeros, at + zeros.position());
                }
            }
            out.force(true);
        }
    }

    void giveUp() throws IOException {
        Files.deleteIfExists(file);
    }
}
