package dev.bulwark.server.audit;

import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.Transactions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the audit log: entries get the next numbers and are sealed, in the transaction of what they tell of.
 * Thread-safe.
 */
public final class AuditChain {
    private static final String INSERT = "INSERT INTO audit_log (" + String.join(", ", AuditColumns.NAMES)
            + ", chain_sequence, chain_seal) VALUES ("
            + AuditColumns.NAMES.stream().map(name -> ":" + name).collect(Collectors.joining(", "))
            + ", :sequence, :seal)";
    private static final String UNSEALED =
            "SELECT * FROM audit_log WHERE chain_sequence IS NULL ORDER BY created_at, id";

    private final AuditSeal seal;

    public AuditChain(AuditSeal seal) {
        this.seal = seal;
    }

    /**
     * Begins the chain of a store that has none, with the entries of before there was one. Later on, an entry without a
     * number is one that somebody put there.
     */
    public void beginIfNone(Transactions transactions) {
        transactions.run(handle -> {
            boolean begun = handle.createQuery("SELECT COUNT(*) FROM audit_chain")
                            .mapTo(Long.class)
                            .one()
                    > 0;
            if (!begun) {
                handle.createUpdate("INSERT INTO audit_chain (id, chain_sequence, chain_seal) VALUES (1, 0, :seal)")
                        .bind("seal", AuditSeal.NOTHING_BEFORE)
                        .execute();
                sealOldEntries(handle);
            }
        });
    }

    /** The newest entry. */
    static AuditHead head(Handle handle) {
        return handle.createQuery("SELECT chain_sequence, chain_seal FROM audit_chain WHERE id = 1")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new AuditHead(row.number("chain_sequence"), row.text("chain_seal"));
                })
                .one();
    }

    /** @param entries each with the values of {@link AuditColumns} */
    void append(Handle handle, List<Map<String, @Nullable Object>> entries) {
        AuditHead head = lockedHead(handle, entries.size());
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (Map<String, @Nullable Object> entry : entries) {
            head = next(head, entry);
            AuditColumns.NAMES.forEach(name -> batch.bind(name, entry.get(name)));
            batch.bind("sequence", head.sequence()).bind("seal", head.seal()).add();
        }
        batch.execute();
        moveHead(handle, head);
    }

    private void sealOldEntries(Handle handle) {
        List<Map<String, @Nullable Object>> old = handle.createQuery(UNSEALED)
                .map((rs, context) -> AuditColumns.read(new Row(rs)))
                .list();
        AuditHead head = lockedHead(handle, old.size());
        for (Map<String, @Nullable Object> entry : old) {
            head = next(head, entry);
            handle.createUpdate("UPDATE audit_log SET chain_sequence = :sequence, chain_seal = :seal WHERE id = :id")
                    .bind("sequence", head.sequence())
                    .bind("seal", head.seal())
                    .bind("id", entry.get("id"))
                    .execute();
        }
        moveHead(handle, head);
    }

    /** The head as it is until this transaction ends: the update makes other writers wait. */
    private static AuditHead lockedHead(Handle handle, int growth) {
        handle.createUpdate("UPDATE audit_chain SET chain_sequence = chain_sequence + :growth WHERE id = 1")
                .bind("growth", growth)
                .execute();
        AuditHead grown = head(handle);
        return new AuditHead(grown.sequence() - growth, grown.seal());
    }

    private AuditHead next(AuditHead head, Map<String, @Nullable Object> entry) {
        long sequence = head.sequence() + 1;
        return new AuditHead(sequence, seal.of(head.seal(), sequence, entry));
    }

    private static void moveHead(Handle handle, AuditHead head) {
        handle.createUpdate("UPDATE audit_chain SET chain_sequence = :sequence, chain_seal = :seal WHERE id = 1")
                .bind("sequence", head.sequence())
                .bind("seal", head.seal())
                .execute();
    }
}
