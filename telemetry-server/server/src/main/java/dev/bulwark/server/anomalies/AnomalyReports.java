package dev.bulwark.server.anomalies;

import dev.bulwark.model.Severity;
import dev.bulwark.model.Tally;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.Transactions;
import dev.bulwark.server.store.WireName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Tells anomalies as violations, each once: its id follows from what it is about, so that finding it again changes nothing.
 * Thread-safe.
 */
final class AnomalyReports {
    /** Stands for this server where other events have the process that sent them. */
    private static final String INSTANCE = "bulwark-server";

    private static final int MOST_TENANTS = 50;
    private static final String TENANTS = """
            SELECT tenant AS name, COUNT(*) AS events FROM (
                SELECT app, user_id, tenant, created_at FROM request_log
                UNION ALL SELECT app, user_id, tenant, created_at FROM user_activity_log) touched""";

    private final ViolationStore violations;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final LiveOutbox outbox;

    AnomalyReports(ViolationStore violations, Jdbi jdbi, Transactions transactions, LiveOutbox outbox) {
        this.violations = violations;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Tells what was not told before. */
    void tell(List<Anomaly> anomalies, Instant now) {
        List<Anomaly> fresh = anomalies.stream()
                .filter(anomaly -> !isTold(AnomalyId.of(anomaly)))
                .toList();
        Map<String, List<ViolationEvent>> byApp = new LinkedHashMap<>();
        fresh.forEach(anomaly -> byApp.computeIfAbsent(anomaly.subject().app(), app -> new ArrayList<>())
                .add(event(anomaly, now)));
        if (!byApp.isEmpty()) {
            transactions.run(handle -> store(handle, byApp, now));
        }
    }

    private void store(Handle handle, Map<String, List<ViolationEvent>> byApp, Instant now) {
        List<LiveEvent> live = new ArrayList<>();
        byApp.forEach((app, events) -> live.addAll(
                violations.store(handle, Received.together(new Source(app, INSTANCE, "", now, now), events))));
        outbox.append(handle, live);
    }

    private boolean isTold(UUID id) {
        return !violations
                .list()
                .page(new Conditions(TenantScope.ALL).and("id = :id", "id", id), null, 1)
                .items()
                .isEmpty();
    }

    private ViolationEvent event(Anomaly anomaly, Instant now) {
        Subject subject = anomaly.subject();
        boolean isUser = subject.kind() == Subject.Kind.USER;
        List<String> tenants = isUser ? tenants(anomaly) : List.of();
        String home = isUser ? (tenants.isEmpty() ? null : tenants.get(0)) : subject.name();
        EventHeader header = new EventHeader(
                AnomalyId.of(anomaly),
                now.truncatedTo(ChronoUnit.MILLIS),
                home,
                isUser ? subject.name() : null,
                null,
                null,
                null);
        List<String> touched = anomaly.rule() == AnomalyRule.BREADTH ? tenants : List.of();
        return violation(header, touched, details(anomaly));
    }

    private static ViolationEvent violation(EventHeader header, List<String> touched, Map<String, Object> details) {
        @Nullable String unknown = null;
        return new ViolationEvent(
                header,
                ViolationType.ACCESS_ANOMALY,
                Severity.HIGH,
                unknown,
                unknown,
                unknown,
                touched,
                header.tenant(),
                details,
                unknown,
                unknown,
                false,
                List.of());
    }

    /** The tenants that a user touched within the time, the most frequent first. */
    private List<String> tenants(Anomaly anomaly) {
        Conditions touched = new Conditions(TenantScope.ALL)
                .and("app = :app", "app", anomaly.subject().app())
                .and("user_id = :user", "user", anomaly.subject().name())
                .and("tenant IS NOT NULL")
                .and("created_at >= :from", "from", anomaly.from())
                .and("created_at < :to", "to", anomaly.to());
        String rest = " GROUP BY tenant ORDER BY events DESC, name LIMIT " + MOST_TENANTS;
        return jdbi.withHandle(handle -> touched
                .bindTo(handle.createQuery(TENANTS + touched.where() + rest))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Tally(row.text("name"), row.number("events"));
                })
                .list()
                .stream()
                .map(Tally::name)
                .toList());
    }

    private static Map<String, Object> details(Anomaly anomaly) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reason", reason(anomaly));
        details.put("rule", WireName.of(anomaly.rule()));
        details.put("subject", WireName.of(anomaly.subject().kind()));
        details.put("figure", anomaly.rule().figure());
        details.put("value", anomaly.value());
        details.put("limit", anomaly.limit());
        details.put("median", anomaly.usual().median());
        details.put("p95", anomaly.usual().p95());
        details.put("spread", anomaly.usual().spread());
        details.put("samples", anomaly.usual().samples());
        details.put("from", anomaly.from().toString());
        details.put("to", anomaly.to().toString());
        details.put("baselineDays", anomaly.baselineDays());
        return details;
    }

    private static String reason(Anomaly anomaly) {
        return String.format(
                Locale.ROOT,
                "%s: %d %s, from %s to %s; more than %d is unusual, as the median is %.0f and 95 %% are at most %.0f (%d active"
                        + " days before)",
                anomaly.subject().words(),
                anomaly.value(),
                anomaly.rule().figure(),
                anomaly.from(),
                anomaly.to(),
                anomaly.limit(),
                anomaly.usual().median(),
                anomaly.usual().p95(),
                anomaly.baselineDays());
    }
}
