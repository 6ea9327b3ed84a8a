package dev.bulwark.server.retention;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The space of a disk, in bytes.
 *
 * @param used by anybody
 * @param usable by the server
 */
public record DiskSpace(long used, long usable) {
    /** Where the server asks for it. */
    @FunctionalInterface
    public interface Source {
        /** @throws IOException if the disk does not say */
        DiskSpace ask() throws IOException;
    }

    /** The space of the disk that a directory is on. */
    public static DiskSpace of(Path directory) throws IOException {
        FileStore disk = Files.getFileStore(directory);
        return new DiskSpace(disk.getTotalSpace() - disk.getUnallocatedSpace(), disk.getUsableSpace());
    }

    /** The share that is in use, 0 to 1. */
    public double usedShare() {
        return used + usable == 0 ? 0 : (double) used / (used + usable);
    }

    /** The same disk with more in use. */
    DiskSpace with(long more) {
        long taken = Math.min(more, usable);
        return new DiskSpace(used + taken, usable - taken);
    }
}
