package dev.bulwark.server.ingest;

import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory for batches that are being read: who needs more than is free waits a moment for the others. Thread-safe. */
final class DecodingRoom {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final long WAIT_SECONDS = 5;

    /** A batch takes so many times its bytes while it is read, and others need memory too. */
    private static final int SHARE_OF_MEMORY = 16;

    private final int most;
    private final Semaphore free;

    /** @param largest bytes of the largest batch, for which there is room whatever the memory */
    DecodingRoom(int largest) {
        this.most = (int) Math.max(
                largest, Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
        this.free = new Semaphore(most, true);
    }

    /**
     * Takes room for a batch, to be closed after it. Not thread-safe.
     *
     * @param bytes as many as it is said to have
     * @throws RefusalException 429 if there is none for seconds
     */
    Place take(long bytes) {
        int wanted = (int) Math.min(bytes, most);
        try {
            if (!free.tryAcquire(wanted, WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw tooMany();
            }
            return new Place(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RefusalException.of(ProblemKind.UNAVAILABLE, "The server is about to stop");
        }
    }

    private static RefusalException tooMany() {
        return RefusalException.tooManyRequests("Too many batches at once", COME_AGAIN);
    }

    /** Room that is taken. */
    final class Place implements AutoCloseable {
        private int held;

        private Place(int held) {
            this.held = held;
        }

        /** @throws RefusalException 429 if the batch is larger than it said, and there is not enough room for that */
        void require(long bytes) {
            if (bytes > held && held < most) {
                if (!free.tryAcquire(most - held)) {
                    throw tooMany();
                }
                held = most;
            }
        }

        @Override
        public void close() {
            free.release(held);
        }
    }
}
