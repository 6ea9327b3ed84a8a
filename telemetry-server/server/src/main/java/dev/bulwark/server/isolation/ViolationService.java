package dev.bulwark.server.isolation;

import dev.bulwark.model.Page;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.Position;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists violations and settles them. Every change is audited and pushed in its own transaction. Thread-safe. */
public final class ViolationService {
    private final ViolationStore store;
    private final Transactions transactions;
    private final AuditLog audit;
    private final LiveOutbox outbox;
    private final Clock clock;

    public ViolationService(
            ViolationStore store, Transactions transactions, AuditLog audit, LiveOutbox outbox, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which of many were settled now, and which were left as they are: unknown, or settled before. */
    record Bulk(List<UUID> resolved, List<UUID> skipped) {}

    Page<Violation> list(ViolationFilter filter, @Nullable Position after, int limit) {
        return store.list(filter, after, limit);
    }

    /** @throws RefusalException 404 */
    Violation get(UUID id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** @throws RefusalException 404, or 409 if it is resolved already */
    Violation resolve(UUID id, @Nullable String note, String user) {
        return transactions.write(handle -> {
            Violation before = store.find(handle, id).orElseThrow(() -> unknown(id));
            if (before.resolved()) {
                throw RefusalException.of(ProblemKind.CONFLICT, "It was resolved by " + before.resolvedBy());
            }
            Violation after = settle(handle, before, note, user);
            push(handle, List.of(after));
            return after;
        });
    }

    /** @throws RefusalException 404, or 409 if it is open already */
    Violation reopen(UUID id, @Nullable String note, String user) {
        return transactions.write(handle -> {
            Violation before = store.find(handle, id).orElseThrow(() -> unknown(id));
            if (!before.resolved()) {
                throw RefusalException.of(ProblemKind.CONFLICT, "It is not resolved");
            }
            store.settle(handle, id, null, null, null);
            audit.append(
                    handle,
                    AuditEntry.of("violation reopened", user)
                            .on("violation", id.toString())
                            .before(state(before.resolvedBy(), before.note()))
                            .after(state(null, note)));
            Violation after = store.find(handle, id).orElseThrow();
            push(handle, List.of(after));
            return after;
        });
    }

    Bulk resolveAll(List<UUID> ids, @Nullable String note, String user) {
        return transactions.write(handle -> {
            List<Violation> settled = new ArrayList<>();
            List<UUID> skipped = new ArrayList<>();
            for (UUID id : new LinkedHashSet<>(ids)) {
                store.find(handle, id)
                        .filter(violation -> !violation.resolved())
                        .ifPresentOrElse(open -> settled.add(settle(handle, open, note, user)), () -> skipped.add(id));
            }
            push(handle, settled);
            return new Bulk(settled.stream().map(Violation::id).toList(), skipped);
        });
    }

    private Violation settle(Handle handle, Violation open, @Nullable String note, String user) {
        store.settle(handle, open.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), user, note);
        audit.append(
                handle,
                AuditEntry.of("violation resolved", user)
                        .on("violation", open.id().toString())
                        .before(state(null, null))
                        .after(state(user, note)));
        return store.find(handle, open.id()).orElseThrow();
    }

    private void push(Handle handle, List<Violation> changed) {
        outbox.append(
                handle,
                changed.stream()
                        .map(violation -> new LiveEvent(LiveKind.VIOLATION, violation))
                        .toList());
    }

    private static Map<String, Object> state(@Nullable String resolvedBy, @Nullable String note) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("resolved", resolvedBy != null);
        state.put("resolvedBy", Objects.requireNonNullElse(resolvedBy, ""));
        state.put("note", Objects.requireNonNullElse(note, ""));
        return state;
    }

    private static RefusalException unknown(UUID id) {
        return RefusalException.of(ProblemKind.NOT_FOUND, "There is no violation " + id);
    }
}
