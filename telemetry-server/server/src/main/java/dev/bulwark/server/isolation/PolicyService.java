package dev.bulwark.server.isolation;

import dev.bulwark.model.isolation.AppPolicy;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.PolicyChange;
import dev.bulwark.model.isolation.PolicyException;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Transactions;
import dev.bulwark.server.store.WireName;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes what applications do about unsafe statements. Every change is audited in its own transaction. Thread-safe. */
public final class PolicyService {
    private final PolicyStore store;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    public PolicyService(PolicyStore store, Transactions transactions, AuditLog audit, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    List<AppPolicy> all() {
        return store.all();
    }

    AppPolicy of(String app) {
        return store.find(app).orElseGet(() -> nothingSaidOf(app));
    }

    /** @throws RefusalException 400 for an exception that has expired already, 409 if the policy is another one by now */
    AppPolicy change(PolicyChange change, String user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        requireUnexpired(change.exceptions(), now);
        return transactions.write(handle -> {
            AppPolicy before = store.find(handle, change.app()).orElseGet(() -> nothingSaidOf(change.app()));
            long version = before.policy().version();
            if (change.expectedVersion() != null && change.expectedVersion() != version) {
                throw RefusalException.of(
                        ProblemKind.CONFLICT, "The policy was changed by " + before.changedBy() + " in the meantime");
            }
            IsolationPolicy policy = new IsolationPolicy(version + 1, change.mode(), change.exceptions());
            AppPolicy after = new AppPolicy(change.app(), policy, now, user);
            store.put(handle, after);
            audit.append(
                    handle,
                    AuditEntry.of("isolation policy changed", user)
                            .on("app", change.app())
                            .before(state(before.policy()))
                            .after(state(policy)));
            return after;
        });
    }

    private static AppPolicy nothingSaidOf(String app) {
        return new AppPolicy(app, IsolationPolicy.NONE, null, null);
    }

    private static void requireUnexpired(List<PolicyException> exceptions, Instant now) {
        for (int i = 0; i < exceptions.size(); i++) {
            if (exceptions.get(i).isExpiredAt(now)) {
                throw RefusalException.badInput(
                        "exceptions[" + i + "].expiresAt", "exceptions[" + i + "].expiresAt has passed already");
            }
        }
    }

    private static Map<String, Object> state(IsolationPolicy policy) {
        Mode mode = policy.mode();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", policy.version());
        state.put("mode", mode == null ? "as the application is set" : WireName.of(mode));
        state.put("exceptions", policy.exceptions());
        return state;
    }
}
