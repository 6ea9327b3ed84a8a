package dev.bulwark.benchmarks.isolation;

import java.util.List;

/** Statements as a meetings application sends them, from short to long; every one bound to tenant 7 by its parameters. */
final class Statements {
    static final String SHORT = "SELECT id, title AS t0 FROM todos WHERE organization_id = ? AND id = ?";

    static final String MEDIUM = """
            SELECT t.id, t.title AS t0, t.due_on, u.name AS owner
            FROM todos t
            JOIN users u ON u.organization_id = t.organization_id AND u.id = t.owner_id
            WHERE t.organization_id = ? AND t.completed_at IS NULL
            ORDER BY t.due_on, t.id
            LIMIT 50""";

    static final String LONG = """
            WITH weeks AS (
              SELECT s.metric_id, s.week_start, s.score
              FROM scorecard_scores s
              WHERE s.organization_id = ? AND s.week_start >= ?
            ), owners AS (
              SELECT u.id, u.name FROM users u WHERE u.organization_id = ?
            )
            SELECT m.id, m.name, o.name AS owner, w.week_start, w.score,
                   CASE WHEN w.score >= m.goal THEN 'on' ELSE 'off' END AS t0,
                   (SELECT COUNT(*) FROM issues i
                     WHERE i.organization_id = m.organization_id AND i.metric_id = m.id AND i.resolved_at IS NULL) AS open_issues
            FROM scorecard_metrics m
            JOIN owners o ON o.id = m.owner_id
            LEFT JOIN weeks w ON w.metric_id = m.id
            WHERE m.organization_id = ?
              AND (m.archived_at IS NULL OR m.archived_at > ?)
              AND EXISTS (SELECT 1 FROM teams t WHERE t.organization_id = m.organization_id AND t.id = m.team_id)
            ORDER BY o.name, m.name, w.week_start""";

    private Statements() {}

    static String named(String size) {
        return switch (size) {
            case "short" -> SHORT;
            case "medium" -> MEDIUM;
            case "long" -> LONG;
            default -> throw new IllegalArgumentException("no statement " + size);
        };
    }

    /** The same statement as far as anybody but the parser cares: one name of an output is another. */
    static String renamed(String sql, long number) {
        return sql.replaceFirst("\\bt0\\b", "t" + number);
    }

    /** As a program writes it that puts values into the text, with lists of varying length. */
    static String generated(long number) {
        StringBuilder ids = new StringBuilder();
        for (long i = 0; i <= number % 50; i++) {
            ids.append(i == 0 ? "" : ", ").append(number + i);
        }
        return "SELECT t.id, t.title FROM todos t WHERE t.organization_id = 7 AND t.id IN (" + ids + ") ORDER BY t.id";
    }

    static List<Object> parameters() {
        return List.of(7, 7, 7, 7, 7);
    }
}
