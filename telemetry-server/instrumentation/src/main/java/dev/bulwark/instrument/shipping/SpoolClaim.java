package dev.bulwark.instrument.shipping;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to work with a folder, which one instrumentation at a time has: among processes by a lock on a file, within a
 * process by a system property. The lock alone would not do: on POSIX systems a process loses it as soon as any of its
 * parts closes the file, and applications in one container do not see each other's static state.
 */
final class SpoolClaim implements AutoCloseable {
    private static final String LOCK_FILE = "claimed";
    private static final String PROPERTY = "dev.bulwark.spool:";

    private final String property;
    private final FileChannel lock;

    private SpoolClaim(String property, FileChannel lock) {
        this.property = property;
        this.lock = lock;
    }

    /** Claims a folder that is there; null when somebody else has it. */
    static @Nullable SpoolClaim of(Path folder) throws IOException {
        String property = PROPERTY + folder.toRealPath();
        if (System.getProperties().putIfAbsent(property, "claimed") != null) {
            return null;
        }
        FileChannel lock = null;
        try {
            lock = lock(folder.resolve(LOCK_FILE));
            return lock == null ? null : new SpoolClaim(property, lock);
        } finally {
            if (lock == null) {
                System.getProperties().remove(property);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            System.getProperties().remove(property);
        }
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null;
    }
}
