package dev.bulwark.server.anomalies;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.server.anomalies.Subject.Kind;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what users and tenants did from what was reported. Of a user's requests only the sampled ones count as volume: slow and
 * failed ones are all kept, so that their number tells of the application and not of the user. Thread-safe.
 */
final class AccessReader {
    private static final Logger LOG = LoggerFactory.getLogger(AccessReader.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String REQUESTS = """
            SELECT app, user_id, tenant, endpoint, COUNT(CASE WHEN reason = 'sampled' THEN 1 END) AS events
            FROM request_log""";
    private static final String ACTIVITIES =
            "SELECT app, user_id, tenant, activity_type, COUNT(*) AS events FROM user_activity_log";
    private static final String NAMES_A_TENANT = """
            (LOWER(metadata) LIKE '%tenant%' OR LOWER(metadata) LIKE '%org%'
                OR LOWER(entity_type) LIKE '%tenant%' OR LOWER(entity_type) LIKE '%org%')""";
    private static final String NAMING =
            "SELECT app, user_id, tenant, metadata, entity_type, entity_id FROM user_activity_log";

    /** Foreign rows that were read are a fault of the statement, not of the user. */
    private static final String ATTEMPTS =
            "SELECT app, user_id, accessed_tenants, COUNT(*) AS events FROM data_isolation_violations";

    private static final String SUMMARIES =
            "SELECT app, tenant, endpoint, SUM(requests) AS events FROM api_performance_summary";

    private final Jdbi jdbi;
    private final JsonColumns json;
    private final int mostSubjects;

    AccessReader(Jdbi jdbi, JsonColumns json, int mostSubjects) {
        this.jdbi = jdbi;
        this.json = json;
        this.mostSubjects = mostSubjects;
    }

    /** All that was done within the hour that begins then. */
    List<AccessHour> hour(Instant start) {
        Tallies tallies = new Tallies(new HashMap<>(), mostSubjects);
        jdbi.useHandle(handle -> {
            requests(handle, start, tallies);
            activities(handle, start, tallies);
            namedTenants(handle, start, tallies);
            attempts(handle, start, tallies);
            tenants(handle, start, tallies);
        });
        if (tallies.isFull()) {
            LOG.warn(
                    "There is room for {} users and tenants; in the hour from {} others are not watched",
                    mostSubjects,
                    start);
        }
        return tallies.bySubject().entrySet().stream()
                .map(tally -> tally.getValue().hour(tally.getKey(), start))
                .toList();
    }

    private static void requests(Handle handle, Instant start, Tallies tallies) {
        Conditions users = during("created_at", start).and("user_id IS NOT NULL");
        visit(handle, REQUESTS, users, " GROUP BY app, user_id, tenant, endpoint", row -> {
            AccessTally tally = tallies.ofUser(row);
            tally.addTenant(row.optionalText("tenant"));
            if (row.number("events") > 0) {
                tally.addEvents(row.number("events"));
                tally.addEndpoint(row.optionalText("endpoint"));
            }
        });
    }

    private static void activities(Handle handle, Instant start, Tallies tallies) {
        Conditions users = during("created_at", start).and("user_id IS NOT NULL");
        visit(handle, ACTIVITIES, users, " GROUP BY app, user_id, tenant, activity_type", row -> {
            AccessTally tally = tallies.ofUser(row);
            tally.addTenant(row.optionalText("tenant"));
            tally.addEvents(row.number("events"));
            tally.addEndpoint(row.text("activity_type"));
        });
    }

    private void namedTenants(Handle handle, Instant start, Tallies tallies) {
        Conditions naming = during("created_at", start)
                .and("user_id IS NOT NULL")
                .and("tenant IS NOT NULL")
                .and(NAMES_A_TENANT);
        visit(handle, NAMING, naming, "", row -> {
            List<String> foreign = NamedTenants.foreign(
                    row.optionalText("tenant"),
                    json.readObject(row.text("metadata")),
                    row.optionalText("entity_type"),
                    row.optionalText("entity_id"));
            if (!foreign.isEmpty()) {
                AccessTally tally = tallies.ofUser(row);
                tally.addMismatches(1);
                foreign.forEach(tally::addTenant);
            }
        });
    }

    private void attempts(Handle handle, Instant start, Tallies tallies) {
        Conditions attempts = during("created_at", start)
                .and("user_id IS NOT NULL")
                .and("violation_type = 'wrong_org'")
                .and("details NOT LIKE '%\"found\"%'");
        visit(handle, ATTEMPTS, attempts, " GROUP BY app, user_id, accessed_tenants", row -> {
            AccessTally tally = tallies.ofUser(row);
            tally.addMismatches(row.number("events"));
            json.read(row.text("accessed_tenants"), TEXTS).forEach(tally::addTenant);
        });
    }

    private static void tenants(Handle handle, Instant start, Tallies tallies) {
        Conditions known = during("started_at", start).and("tenant <> ''");
        visit(handle, SUMMARIES, known, " GROUP BY app, tenant, endpoint", row -> {
            AccessTally tally = tallies.of(new Subject(row.text("app"), Kind.TENANT, row.text("tenant")));
            tally.addEvents(row.number("events"));
            tally.addEndpoint(row.text("endpoint"));
        });
    }

    private static Conditions during(String column, Instant start) {
        return new Conditions(TenantScope.ALL)
                .and(column + " >= :from", "from", start)
                .and(column + " < :to", "to", start.plus(HOUR));
    }

    private interface RowVisitor {
        void visit(Row row) throws SQLException;
    }

    private static void visit(Handle handle, String select, Conditions conditions, String rest, RowVisitor visitor) {
        conditions
                .bindTo(handle.createQuery(select + conditions.where() + rest))
                .map((rs, context) -> {
                    visitor.visit(new Row(rs));
                    return Boolean.TRUE;
                })
                .forEach(visited -> {});
    }

    /** Tallies by subject, as many as there is room for. */
    private record Tallies(Map<Subject, AccessTally> bySubject, int most) {
        AccessTally ofUser(Row row) throws SQLException {
            return of(new Subject(row.text("app"), Kind.USER, row.text("user_id")));
        }

        /** One that nobody reads, when there is no room. */
        AccessTally of(Subject subject) {
            AccessTally known = bySubject.get(subject);
            if (known != null) {
                return known;
            }
            AccessTally fresh = new AccessTally();
            if (!isFull()) {
                bySubject.put(subject, fresh);
            }
            return fresh;
        }

        boolean isFull() {
            return bySubject.size() >= most;
        }
    }
}
