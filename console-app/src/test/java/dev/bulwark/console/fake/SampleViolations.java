package dev.bulwark.console.fake;

import dev.bulwark.console.isolation.Investigation;
import dev.bulwark.model.Severity;
import dev.bulwark.model.Tally;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.CheckedStatement;
import dev.bulwark.model.isolation.Guidance;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Violations as a meetings application would cause them. */
public final class SampleViolations {
    private static final List<String> TENANTS = List.of("acme", "globex", "initech", "hooli", "umbrella", "stark");
    private static final List<String> USERS =
            List.of("nora.lind", "sam.okafor", "julia.weber", "diego.ramos", "mei.tanaka");

    private static final String ATTENDANCE = """
            SELECT m.id, m.title, count(a.user_id) AS attendees
              FROM meetings m
              JOIN meeting_attendees a ON a.meeting_id = m.id
             WHERE m.started_at >= ?   -- this quarter
             GROUP BY m.id, m.title
             ORDER BY attendees DESC
             LIMIT 50""";
    private static final String ISSUES = """
            SELECT i.id, i.title, i.status
              FROM issues i
             WHERE i.organization_id = ? AND i.status = 'open' OR i.priority > 3
             ORDER BY i.created_at DESC""";
    private static final String TODOS =
            "SELECT id, title, due_on FROM todos WHERE organization_id = ? AND done = false";
    private static final String SCORES =
            "UPDATE scorecard_scores SET value = ? WHERE metric_id = ? AND week = '2026-W46'";

    private SampleViolations() {}

    /** As many as asked for, the newest first, a few seconds apart. */
    public static List<Violation> newestFirst(int count, Instant newest) {
        List<Violation> violations = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            violations.add(numbered(count - index, newest.minusSeconds(11L * index)));
        }
        return violations;
    }

    /** One of the kinds in turn; the same number is always the same violation. */
    public static Violation numbered(int number, Instant at) {
        return switch (number % 6) {
            case 0 -> missingFilter(number, at);
            case 1 -> escapedOr(number, at);
            case 2 -> wrongTenant(number, at);
            case 3 -> contaminated(number, at);
            case 4 -> undecidable(number, at);
            default -> noContext(number, at);
        };
    }

    public static Violation missingFilter(int number, Instant at) {
        int meetings = ATTENDANCE.indexOf("meetings m");
        int where = ATTENDANCE.indexOf("WHERE");
        int place = ATTENDANCE.indexOf("?   --") + 1;
        return violation(number, at, ViolationType.MISSING_FILTER, Severity.CRITICAL, "GET /api/reports/attendance")
                .sql(
                        ATTENDANCE,
                        new Mark(meetings, meetings + "meetings m".length(), MarkKind.TABLE),
                        new Mark(where, where + 5, MarkKind.MISSING_PREDICATE),
                        new Mark(place, place, MarkKind.MISSING_PREDICATE))
                .reason("The table meetings is read without a condition on organization_id: rows of every tenant"
                        + " come back.")
                .build();
    }

    private static Violation escapedOr(int number, Instant at) {
        int table = ISSUES.indexOf("issues i");
        int predicate = ISSUES.indexOf("i.organization_id = ?");
        return violation(number, at, ViolationType.MISSING_FILTER, Severity.CRITICAL, "GET /api/issues")
                .sql(
                        ISSUES,
                        new Mark(table, table + 8, MarkKind.TABLE),
                        new Mark(predicate, predicate + "i.organization_id = ?".length(), MarkKind.WRONG_PREDICATE))
                .reason("The condition on organization_id does not bind: the OR behind it lets every issue with a"
                        + " priority above 3 through.")
                .build();
    }

    private static Violation wrongTenant(int number, Instant at) {
        int predicate = TODOS.indexOf("organization_id = ?");
        int table = TODOS.indexOf("todos");
        return violation(number, at, ViolationType.WRONG_ORG, Severity.CRITICAL, "GET /api/todos")
                .sql(
                        TODOS,
                        new Mark(table, table + 5, MarkKind.TABLE),
                        new Mark(predicate, predicate + 19, MarkKind.WRONG_PREDICATE))
                .accessed("globex")
                .blocked()
                .reason("The statement is held to the tenant globex, but the user belongs to another one.")
                .build();
    }

    private static Violation contaminated(int number, Instant at) {
        return violation(number, at, ViolationType.RESPONSE_CONTAMINATION, Severity.CRITICAL, "GET /api/dashboard")
                .accessed("initech")
                .blocked()
                .reason(
                        "The response carried rows of the tenant initech and was stopped before its first foreign byte.")
                .build();
    }

    private static Violation undecidable(int number, Instant at) {
        return violation(number, at, ViolationType.UNDECIDABLE, Severity.WARNING, "POST /api/scorecard/{id}/scores")
                .sql(
                        SCORES,
                        new Mark(7, 23, MarkKind.TABLE),
                        new Mark(SCORES.length(), SCORES.length(), MarkKind.MISSING_PREDICATE))
                .reason("scorecard_scores has no tenant column of its own, and nothing ties metric_id to the tenant.")
                .build();
    }

    private static Violation noContext(int number, Instant at) {
        return violation(number, at, ViolationType.NO_TENANT_CONTEXT, Severity.HIGH, "GET /api/calendar/feed")
                .sql(TODOS, new Mark(TODOS.indexOf("todos"), TODOS.indexOf("todos") + 5, MarkKind.TABLE))
                .reason("The table todos was read while nobody was signed in.")
                .anonymous()
                .build();
    }

    private static Draft violation(int number, Instant at, ViolationType type, Severity severity, String endpoint) {
        return new Draft(number, at, type, severity, endpoint);
    }

    /** What the server knows around one. */
    public static Investigation around(Violation violation) {
        String sql = violation.queryText();
        return new Investigation(
                sql == null ? null : sql.replace("WHERE ", "WHERE organization_id = ? AND "),
                new Guidance(
                        "A table with tenants' rows is read or written without being held to one tenant.",
                        List.of(
                                "Block the endpoint, or switch the application to block-critical, if rows go out.",
                                "Add the tenant filter as suggested and release it.",
                                "Look at the blast radius, and tell the tenants whose rows were seen.")),
                new CheckedStatement.Siblings(11, List.of()));
    }

    static BlastRadius radius(Violation violation) {
        return new BlastRadius(
                violation.id(),
                violation.violationType(),
                violation.app(),
                violation.queryHash(),
                List.of("meetings"),
                true,
                12,
                0,
                240L,
                3_180L,
                new BlastRadius.Share(6, List.of(new Tally("acme", 5), new Tally("globex", 4), new Tally("hooli", 3))),
                new BlastRadius.Share(2, List.of(new Tally("acme", 10), new Tally("stark", 2))),
                new BlastRadius.Share(1, List.of(new Tally("nora.lind", 12))),
                new BlastRadius.Share(1, List.of(new Tally("GET /api/reports/attendance", 12))),
                new BlastRadius.Responses(12, 0),
                violation.createdAt().minusSeconds(7200),
                violation.createdAt(),
                List.of());
    }

    public static UUID id(int number) {
        return new UUID(0x019a_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    private static final class Draft {
        private final int number;
        private final Instant at;
        private final ViolationType type;
        private final Severity severity;
        private final String endpoint;
        private final Map<String, Object> details = new LinkedHashMap<>();
        private List<String> accessed = List.of();
        private List<Mark> marks = List.of();
        private String sql;
        private boolean blocked;
        private boolean anonymous;

        Draft(int number, Instant at, ViolationType type, Severity severity, String endpoint) {
            this.number = number;
            this.at = at;
            this.type = type;
            this.severity = severity;
            this.endpoint = endpoint;
        }

        Draft sql(String text, Mark... places) {
            sql = text;
            marks = List.of(places);
            return this;
        }

        Draft reason(String words) {
            details.put("reason", words);
            return this;
        }

        Draft accessed(String tenant) {
            accessed = List.of(tenant);
            return this;
        }

        Draft blocked() {
            blocked = true;
            return this;
        }

        Draft anonymous() {
            anonymous = true;
            return this;
        }

        Violation build() {
            String tenant = TENANTS.get(number % TENANTS.size());
            return new Violation(
                    id(number),
                    at,
                    type,
                    severity,
                    "meetings",
                    "meetings-" + (1 + number % 2),
                    anonymous ? null : tenant,
                    anonymous ? null : USERS.get(number % USERS.size()),
                    endpoint,
                    endpoint.substring(0, endpoint.indexOf(' ')),
                    sql,
                    sql == null ? null : "9f3c61d2a7b04e58",
                    accessed,
                    anonymous ? null : tenant,
                    details,
                    "10.4.0." + (10 + number % 200),
                    "Mozilla/5.0",
                    blocked,
                    marks,
                    "4bf92f3577b34da6a3ce929d0e0e4736",
                    null,
                    null,
                    null,
                    null);
        }
    }
}
