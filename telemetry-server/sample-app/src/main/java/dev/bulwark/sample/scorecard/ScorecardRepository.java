package dev.bulwark.sample.scorecard;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.bulwark.sample.database.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Metrics with their weekly scores. */
final class ScorecardRepository {
    private final Sql sql;

    ScorecardRepository(Sql sql) {
        this.sql = sql;
    }

    List<Metric> metrics(String organizationId, UUID teamId, LocalDate firstWeek) {
        Map<UUID, Metric> metrics = new LinkedHashMap<>();
        sql.list("""
                SELECT m.organization_id, m.id, m.name, m.unit, m.target, m.higher_is_better, u.name AS owner,
                       s.week_start, s.score
                FROM scorecard_metrics m
                JOIN users u ON u.organization_id = m.organization_id AND u.id = m.owner_id
                LEFT JOIN scorecard_scores s ON s.organization_id = m.organization_id AND s.metric_id = m.id
                  AND s.week_start >= ?
                WHERE m.organization_id = ? AND m.team_id = ?
                ORDER BY m.position, s.week_start
                """, row -> collect(row, metrics), firstWeek, organizationId, teamId);
        return List.copyOf(metrics.values());
    }

    List<ScoreLine> lines(String organizationId, LocalDate firstWeek) {
        return sql.list(
                """
                SELECT t.name AS team, m.name AS metric, m.unit, m.target, s.week_start, s.score
                FROM scorecard_scores s
                JOIN scorecard_metrics m ON m.organization_id = s.organization_id AND m.id = s.metric_id
                JOIN teams t ON t.organization_id = m.organization_id AND t.id = m.team_id
                WHERE s.organization_id = ? AND s.week_start >= ?
                ORDER BY t.name, m.position, s.week_start
                """,
                row -> new ScoreLine(
                        row.getString("team"),
                        row.getString("metric"),
                        row.getString("unit"),
                        row.getBigDecimal("target"),
                        row.getObject("week_start", LocalDate.class),
                        row.getBigDecimal("score")),
                organizationId,
                firstWeek);
    }

    private static Metric collect(ResultSet row, Map<UUID, Metric> metrics) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Metric metric = metrics.get(id);
        if (metric == null) {
            metric = metric(id, row);
            metrics.put(id, metric);
        }
        LocalDate week = row.getObject("week_start", LocalDate.class);
        if (week != null) {
            metric.scores().add(new Score(week, row.getBigDecimal("score")));
        }
        return metric;
    }

    private static Metric metric(UUID id, ResultSet row) throws SQLException {
        return new Metric(
                row.getString("organization_id"),
                id,
                row.getString("name"),
                row.getString("owner"),
                row.getString("unit"),
                row.getBigDecimal("target"),
                row.getBoolean("higher_is_better"),
                new ArrayList<>());
    }

    record Metric(
            String organizationId,
            UUID id,
            String name,
            String owner,
            String unit,
            BigDecimal target,
            boolean higherIsBetter,
            List<Score> scores) {}

    record Score(LocalDate weekStart, BigDecimal score) {}

    @JsonPropertyOrder({"team", "metric", "unit", "target", "week_start", "score"})
    record ScoreLine(
            String team, String metric, String unit, BigDecimal target, LocalDate weekStart, BigDecimal score) {}
}
