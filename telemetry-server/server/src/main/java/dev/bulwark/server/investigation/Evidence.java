package dev.bulwark.server.investigation;

import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.isolation.ViolationDetail;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Packs what is known of a violation for somebody to take away; the audit log keeps who did. Thread-safe. */
public final class Evidence {
    private static final int MOST_ROWS = 500;

    private final ViolationDetails details;
    private final BlastRadii radii;
    private final ViolationStore violations;
    private final EventList<AuditRecord> auditEntries;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public Evidence(
            ViolationDetails details,
            BlastRadii radii,
            ViolationStore violations,
            EventList<AuditRecord> auditEntries,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.details = details;
        this.radii = radii;
        this.violations = violations;
        this.auditEntries = auditEntries;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws dev.bulwark.server.http.RefusalException 404 */
    EvidenceBundle.Packed of(UUID id, String user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ViolationDetail detail = details.detail(TenantScope.ALL, id);
        Defect defect = new Defect(detail.violation());
        EvidenceBundle.Packed packed = new EvidenceBundle(now)
                .add("violation.json", detail)
                .add("blast-radius.json", radii.of(detail.violation()))
                .add("violations.json", violations.list().page(defect.conditions(), null, MOST_ROWS))
                .add("audit.json", auditEntries.page(aboutIt(id), null, MOST_ROWS))
                .pack(id, user);
        transactions.run(handle -> audit.append(
                handle,
                AuditEntry.of("evidence exported", user)
                        .on("violation", id.toString())
                        .after(Map.of("manifestSha256", packed.manifestSha256()))));
        return packed;
    }

    private static Conditions aboutIt(UUID id) {
        return new Conditions(TenantScope.ALL)
                .and("entity_type = 'violation'")
                .and("entity_id = :id", "id", id.toString());
    }
}
