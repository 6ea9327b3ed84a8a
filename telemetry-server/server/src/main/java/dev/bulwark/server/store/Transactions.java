package dev.bulwark.server.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The way all changes take into the store: whole or not at all, one after the other, whatever number of processes share the
 * store. One writer at a time is the fastest that an embedded store can do, and spares every feature the conflicts between
 * writers. Thread-safe.
 */
public final class Transactions {
    /** A transaction is tried so often while others are in its way. */
    private static final int TRIES = 3;

    private final Jdbi jdbi;
    private final StoreEngine engine;
    private final Runnable afterCommit;
    private final ReentrantLock writer = new ReentrantLock(true);

    /** @param afterCommit told after every commit; must be quick and must not throw */
    public Transactions(Database database, Runnable afterCommit) {
        this.jdbi = database.jdbi();
        this.engine = database.engine();
        this.afterCommit = afterCommit;
    }

    /** Work within one transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T in(Handle handle);
    }

    /**
     * Runs the work and commits it durably before it returns.
     *
     * @throws RuntimeException what the work throws; then nothing of it is stored
     */
    public <T extends @Nullable Object> T write(Work<T> work) {
        try {
            return inTurn(work);
        } finally {
            afterCommit.run();
        }
    }

    /** Does the same for work without a result. */
    public void run(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return Boolean.TRUE;
        });
    }

    /**
     * Runs work that can be done again, and commits it: in PostgreSQL it is on the disk within about a second, or as soon as
     * a later change is durable. Of changes that are lost, all later ones are lost with them.
     *
     * @throws RuntimeException what the work throws; then nothing of it is stored
     */
    public void runRepeatable(Consumer<Handle> work) {
        try {
            inTurn(handle -> {
                engine.relax(handle);
                work.accept(handle);
                return Boolean.TRUE;
            });
        } finally {
            afterCommit.run();
        }
    }

    private <T extends @Nullable Object> T inTurn(Work<T> work) {
        writer.lock();
        try {
            return retried(work);
        } finally {
            writer.unlock();
        }
    }

    /** What does not take turns, such as another program on the same database, may still be in the way. */
    private <T extends @Nullable Object> T retried(Work<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return jdbi.inTransaction(handle -> {
                    engine.awaitTurn(handle);
                    return work.in(handle);
                });
            } catch (RuntimeException e) {
                if (left == 0 || !SqlStates.isOtherWriter(e)) {
                    throw e;
                }
            }
        }
    }
}
