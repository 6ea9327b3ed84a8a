package dev.bulwark.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.server.TestStore;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.ServerKey;
import dev.bulwark.server.store.Transactions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody does to the entries in the store is found, at the first entry that is not as it was written. */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditChainTest {
    private static final int ENTRIES = 40;
    private static final int TRIES = 40;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Database database;
    private AuditVerifier verifier;
    private AuditHead head;

    /** Does something to the store and tells the number of the first entry that is not as it was written. */
    private interface Tampering extends Function<Handle, Long> {}

    @BeforeAll
    void start(@TempDir Path data) {
        database = Database.open(TestStore.of(data), data);
        AuditSeal seal = new AuditSeal(ServerKey.in(data, random));
        AuditChain chain = new AuditChain(seal);
        Transactions transactions = new Transactions(database, () -> {});
        chain.beginIfNone(transactions);
        Clock clock = Clock.systemUTC();
        AuditLog log = new AuditLog(chain, new JsonColumns(), new TimeOrderedIds(clock, new SecureRandom()), clock);
        for (int i = 1; i <= ENTRIES; i++) {
            AuditEntry entry =
                    AuditEntry.of("deed " + i, "ana").on("thing", "é" + i).after(Map.of("n", i));
            transactions.run(handle -> log.append(handle, entry));
        }
        verifier = new AuditVerifier(seal);
        head = database.jdbi().withHandle(AuditChain::head);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void whatNobodyTouchedIsSound() {
        assertThat(database.jdbi()
                        .<AuditVerifier.Result, RuntimeException>withHandle(handle -> verifier.verify(handle, head)))
                .isEqualTo(new AuditVerifier.Result(ENTRIES, null));
        assertThat(head.sequence()).isEqualTo(ENTRIES);
        assertThat(AuditHead.parse(head.toString())).isEqualTo(head);
    }

    @Test
    void everyEditIsFound() {
        requireFound(null, 0, handle -> {
            long victim = any();
            String column = AuditColumns.NAMES.get(random.nextInt(AuditColumns.NAMES.size()));
            String value = column.endsWith("_at")
                    ? "TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'"
                    : column.equals("id") ? "CAST('00000000-0000-7000-8000-0000000000ff' AS UUID)" : "'forged'";
            handle.execute("UPDATE audit_log SET " + column + " = " + value + " WHERE chain_sequence = ?", victim);
            return victim;
        });
    }

    @Test
    void everyDeletionIsFound() {
        requireFound(null, 0, handle -> {
            long victim = any();
            handle.execute("DELETE FROM audit_log WHERE chain_sequence = ?", victim);
            return victim;
        });
    }

    @Test
    void aDeletionIsFoundAlsoWhenTheRestMovesUp() {
        requireFound(head, 0, handle -> {
            long victim = any();
            handle.execute("DELETE FROM audit_log WHERE chain_sequence = ?", victim);
            handle.execute("UPDATE audit_log SET chain_sequence = chain_sequence - 1 WHERE chain_sequence > ?", victim);
            handle.execute("UPDATE audit_chain SET chain_sequence = chain_sequence - 1");
            return victim;
        });
    }

    @Test
    void everyInsertionIsFound() {
        requireFound(null, 1, handle -> {
            long place = any();
            boolean numbered = random.nextBoolean();
            handle.execute(
                    "INSERT INTO audit_log (id, created_at, severity, action, before_values, after_values, chain_sequence,"
                            + " chain_seal) SELECT CAST('00000000-0000-7000-8000-0000000000ff' AS UUID), created_at, severity, action, before_values, after_values,"
                            + (numbered ? " chain_sequence" : " NULL") + ", chain_seal FROM audit_log"
                            + " WHERE chain_sequence = ?",
                    place);
            return numbered ? place : ENTRIES + 1L;
        });
    }

    @Test
    void everyChangeOfOrderIsFound() {
        requireFound(null, 0, handle -> {
            long first = 1 + random.nextInt(ENTRIES - 1);
            long second = first + 1 + random.nextInt((int) (ENTRIES - first));
            handle.execute("UPDATE audit_log SET chain_sequence = -1 WHERE chain_sequence = ?", first);
            handle.execute("UPDATE audit_log SET chain_sequence = ? WHERE chain_sequence = ?", first, second);
            handle.execute("UPDATE audit_log SET chain_sequence = ? WHERE chain_sequence = -1", second);
            return first;
        });
    }

    @Test
    void aCutEndIsFoundAgainstASavedHead() {
        requireFound(head, 0, handle -> {
            long kept = random.nextInt(ENTRIES);
            handle.execute("DELETE FROM audit_log WHERE chain_sequence > ?", kept);
            String seal = kept == 0
                    ? AuditSeal.NOTHING_BEFORE
                    : handle.createQuery("SELECT chain_seal FROM audit_log WHERE chain_sequence = :kept")
                            .bind("kept", kept)
                            .mapTo(String.class)
                            .one();
            handle.execute("UPDATE audit_chain SET chain_sequence = ?, chain_seal = ?", kept, seal);
            return kept + 1;
        });
    }

    @Test
    void aLogThatWasSealedWithAnotherKeyIsNotSound(@TempDir Path other) {
        AuditVerifier stranger = new AuditVerifier(new AuditSeal(ServerKey.in(other, random)));

        assertThat(database.jdbi()
                        .<AuditVerifier.Result, RuntimeException>withHandle(handle -> stranger.verify(handle, null))
                        .firstBad())
                .isEqualTo(1);
    }

    /**
     * Tries it many times, each undone.
     *
     * @param saved what the log is checked against
     * @param slack 1 where nobody can tell which of two entries with one number was there first
     */
    private void requireFound(@Nullable AuditHead saved, int slack, Tampering tampering) {
        for (int i = 0; i < TRIES; i++) {
            database.jdbi().useHandle(handle -> {
                handle.begin();
                long firstBad = tampering.apply(handle);
                AuditVerifier.Result result = verifier.verify(handle, saved);
                handle.rollback();
                assertThat(result.fault()).as("seed %d", seed).isNotNull();
                assertThat(result.firstBad()).as("seed %d: %s", seed, result).isBetween(firstBad, firstBad + slack);
            });
        }
    }

    private long any() {
        return 1 + random.nextInt(ENTRIES);
    }
}
