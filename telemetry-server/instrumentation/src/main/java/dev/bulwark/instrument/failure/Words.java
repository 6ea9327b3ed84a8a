package dev.bulwark.instrument.failure;

import dev.bulwark.instrument.thread.OwnThreads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What Bulwark has to say until it is logged: on a thread that lives only for that, so that a logging system that blocks,
 * or reports to Bulwark again, holds up nobody. Bounded. Thread-safe, but for telling, which belongs to one thread.
 */
final class Words {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");
    private static final int MOST = 256;
    private static final long LONGEST_END_MILLIS = 500;

    private final BlockingQueue<Sentence> unsaid = new ArrayBlockingQueue<>(MOST);
    private volatile @Nullable Thread teller;

    /** One thing to say. */
    record Sentence(
            System.Logger.Level level,
            String words,
            @Nullable Throwable why) {}

    /** Adds a sentence; when there are too many already, it stays unsaid. */
    @SuppressWarnings("CheckReturnValue") // whoever reads the first 256 sentences knows enough
    void add(Sentence sentence) {
        unsaid.offer(sentence);
    }

    boolean isTelling() {
        return Thread.currentThread() == teller;
    }

    void tell() {
        Thread last = teller;
        if (unsaid.isEmpty() || (last != null && last.isAlive())) {
            return;
        }
        Thread next = OwnThreads.daemon("words", this::log);
        teller = next;
        next.start();
    }

    void close() {
        tell();
        Thread last = teller;
        if (last == null) {
            return;
        }
        try {
            last.join(LONGEST_END_MILLIS);
            if (last.isAlive()) {
                last.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void log() {
        for (Sentence next = unsaid.poll(); next != null; next = unsaid.poll()) {
            LOG.log(next.level(), "Bulwark: " + next.words(), next.why());
        }
    }
}
