package dev.bulwark.server.store;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The way all changes take into the store: whole or not at all, one after the other within this process. One writer at
 * a time is the fastest that an embedded store can do, and spares every feature the conflicts between writers.
 * Thread-safe.
 */
public final class Transactions {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;
    private final Runnable afterCommit;
    private final ReentrantLock writer = new ReentrantLock(true);

    /** @param afterCommit told after every commit; must be quick and must not throw */
    public Transactions(Jdbi jdbi, Runnable afterCommit) {
        this.jdbi = jdbi;
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
        writer.lock();
        try {
            return retried(work);
        } finally {
            writer.unlock();
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

    /** Another server on the same store may have written the same ids in between; the second look finds them. */
    private <T extends @Nullable Object> T retried(Work<T> work) {
        try {
            return jdbi.inTransaction(work::in);
        } catch (RuntimeException e) {
            if (isUniqueViolation(e)) {
                return jdbi.inTransaction(work::in);
            }
            throw e;
        }
    }

    private static boolean isUniqueViolation(Throwable failure) {
        return failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }
}
