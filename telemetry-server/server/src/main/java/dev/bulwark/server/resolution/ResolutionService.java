package dev.bulwark.server.resolution;

import dev.bulwark.model.resolution.Resolvable;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Settles rows of one table. Every change is audited and pushed in its own transaction. Thread-safe. */
public final class ResolutionService<T extends Resolvable> {
    private final ResolvableTable<T> table;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditLog audit;
    private final LiveOutbox outbox;
    private final Clock clock;

    public ResolutionService(
            ResolvableTable<T> table,
            Jdbi jdbi,
            Transactions transactions,
            AuditLog audit,
            LiveOutbox outbox,
            Clock clock) {
        this.table = table;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which of many were settled now, and which were left as they are: unknown, or settled before. */
    record Bulk(List<UUID> resolved, List<UUID> skipped) {}

    /** @throws RefusalException 404 */
    T get(TenantScope scope, UUID id) {
        return table.narrowed().apply(jdbi.withHandle(handle -> known(handle, scope, id)), scope);
    }

    /** @throws RefusalException 404, or 409 if it is resolved already */
    T resolve(TenantScope scope, UUID id, @Nullable String note, String user) {
        T resolved = transactions.write(handle -> {
            T before = known(handle, scope, id);
            if (before.resolved()) {
                throw RefusalException.of(ProblemKind.CONFLICT, "It was resolved by " + before.resolvedBy());
            }
            T after = settle(handle, scope, before, note, user);
            push(handle, List.of(after));
            return after;
        });
        return table.narrowed().apply(resolved, scope);
    }

    /** @throws RefusalException 404, or 409 if it is open already */
    T reopen(TenantScope scope, UUID id, @Nullable String note, String user) {
        T open = transactions.write(handle -> {
            T before = known(handle, scope, id);
            if (!before.resolved()) {
                throw RefusalException.of(ProblemKind.CONFLICT, "It is not resolved");
            }
            table.settle(handle, id, null, null, null);
            audit.append(
                    handle,
                    entry("reopened", id, user)
                            .before(state(before.resolvedBy(), before.note()))
                            .after(state(null, note)));
            T after = known(handle, scope, id);
            push(handle, List.of(after));
            return after;
        });
        return table.narrowed().apply(open, scope);
    }

    Bulk resolveAll(TenantScope scope, List<UUID> ids, @Nullable String note, String user) {
        return transactions.write(handle -> {
            List<T> settled = new ArrayList<>();
            List<UUID> skipped = new ArrayList<>();
            for (UUID id : new LinkedHashSet<>(ids)) {
                table.find(handle, scope, id)
                        .filter(row -> !row.resolved())
                        .ifPresentOrElse(
                                open -> settled.add(settle(handle, scope, open, note, user)), () -> skipped.add(id));
            }
            push(handle, settled);
            return new Bulk(settled.stream().map(Resolvable::id).toList(), skipped);
        });
    }

    /** Settles some of what is open and was received before a moment; tells how many. */
    int resolveOlder(Instant moment, int most, String note, String user) {
        List<UUID> ids = jdbi.withHandle(handle -> table.openBefore(handle, moment, most));
        return resolveAll(TenantScope.ALL, ids, note, user).resolved().size();
    }

    private T settle(Handle handle, TenantScope scope, T open, @Nullable String note, String user) {
        table.settle(handle, open.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), user, note);
        audit.append(
                handle,
                entry("resolved", open.id(), user).before(state(null, null)).after(state(user, note)));
        return known(handle, scope, open.id());
    }

    private AuditEntry entry(String deed, UUID id, String user) {
        return AuditEntry.of(table.noun() + " " + deed, user).on(table.noun(), id.toString());
    }

    private void push(Handle handle, List<T> changed) {
        outbox.append(handle, changed.stream().map(table.live()).toList());
    }

    private T known(Handle handle, TenantScope scope, UUID id) {
        return table.find(handle, scope, id)
                .orElseThrow(
                        () -> RefusalException.of(ProblemKind.NOT_FOUND, "There is no " + table.noun() + " " + id));
    }

    private static Map<String, Object> state(@Nullable String resolvedBy, @Nullable String note) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("resolved", resolvedBy != null);
        state.put("resolvedBy", Objects.requireNonNullElse(resolvedBy, ""));
        state.put("note", Objects.requireNonNullElse(note, ""));
        return state;
    }
}
