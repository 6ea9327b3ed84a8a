package dev.bulwark.server.hours;

import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Work that goes along with time, done by one server at a time: how far it has come is kept with the store. A server that is
 * killed at it leaves it to the others after a while. Thread-safe.
 */
final class WorkProgress {
    private final String name;
    private final Duration longest;
    private final Transactions transactions;
    private final Clock clock;

    /** @param longest after so long whoever took the work is taken for dead */
    WorkProgress(String name, Duration longest, Transactions transactions, Clock clock) {
        this.name = name;
        this.longest = longest;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes the work; empty when another server is at it.
     *
     * @param beginning how far it has come before it was ever done
     * @return how far it has come
     */
    Optional<Instant> take(Instant beginning) {
        return transactions.write(handle -> {
            insertIfNew(handle, beginning);
            Instant now = clock.instant();
            int taken = handle.createUpdate(
                            "UPDATE work_progress SET taken_until = :until WHERE name = :name AND taken_until <= :now")
                    .bind("until", now.plus(longest))
                    .bind("name", name)
                    .bind("now", now)
                    .execute();
            return taken == 0 ? Optional.empty() : doneTo(handle);
        });
    }

    private void insertIfNew(Handle handle, Instant beginning) {
        if (doneTo(handle).isEmpty()) {
            handle.createUpdate(
                            "INSERT INTO work_progress (name, done_to, taken_until) VALUES (:name, :beginning, :now)")
                    .bind("name", name)
                    .bind("beginning", beginning)
                    .bind("now", clock.instant())
                    .execute();
        }
    }

    private Optional<Instant> doneTo(Handle handle) {
        return handle.createQuery("SELECT done_to FROM work_progress WHERE name = :name")
                .bind("name", name)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Says how far it has come, and that whoever took it is still at it. */
    void advance(Instant doneTo) {
        Instant until = clock.instant().plus(longest);
        transactions.run(handle -> handle.createUpdate(
                        "UPDATE work_progress SET done_to = :doneTo, taken_until = :until WHERE name = :name")
                .bind("doneTo", doneTo)
                .bind("until", until)
                .bind("name", name)
                .execute());
    }

    /** Leaves it to whoever comes next. */
    void release() {
        Instant now = clock.instant();
        transactions.run(handle -> handle.createUpdate("UPDATE work_progress SET taken_until = :now WHERE name = :name")
                .bind("now", now)
                .bind("name", name)
                .execute());
    }
}
