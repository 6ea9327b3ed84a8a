package dev.bulwark.sample.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes up two years of weekly figures. */
final class ScorecardWriter {
    private static final int METRICS_OF_A_TEAM = 6;

    private final Connection connection;
    private final Calendar calendar;
    private final RandomGenerator random;
    private final List<Map.Entry<String, List<String>>> kinds =
            List.copyOf(Vocabulary.load("metrics").all().entrySet());

    ScorecardWriter(Connection connection, Calendar calendar, RandomGenerator random) {
        this.connection = connection;
        this.calendar = calendar;
        this.random = random;
    }

    void write(List<Team> teams) throws SQLException {
        List<Metric> metrics = new ArrayList<>();
        try (TableWriter table = new TableWriter(
                connection,
                "scorecard_metrics",
                "organization_id, id, team_id, owner_id, position, name, unit, target, higher_is_better")) {
            for (Team team : teams) {
                int first = random.nextInt(kinds.size());
                for (int i = 0; i < METRICS_OF_A_TEAM; i++) {
                    metrics.add(writeMetric(table, team, i, kinds.get((first + i) % kinds.size())));
                }
            }
        }
        writeScores(metrics);
    }

    private Metric writeMetric(TableWriter table, Team team, int position, Map.Entry<String, List<String>> kind)
            throws SQLException {
        List<String> facts = kind.getValue();
        Metric metric = new Metric(team.organizationId(), Ids.next(random), Double.parseDouble(facts.get(1)));
        table.row(
                metric.organizationId(),
                metric.id(),
                team.id(),
                team.members().get(position % team.members().size()).userId(),
                position + 1,
                kind.getKey(),
                facts.get(0),
                new BigDecimal(facts.get(1)),
                Boolean.valueOf(facts.get(2)));
        return metric;
    }

    private void writeScores(List<Metric> metrics) throws SQLException {
        List<LocalDate> weeks = calendar.pastWeeks();
        try (TableWriter scores =
                new TableWriter(connection, "scorecard_scores", "organization_id, metric_id, week_start, score")) {
            for (Metric metric : metrics) {
                double level = metric.target() * (0.85 + random.nextDouble() * 0.25);
                for (LocalDate week : weeks) {
                    level += metric.target() * (random.nextDouble() - 0.49) * 0.05;
                    scores.row(metric.organizationId(), metric.id(), week, rounded(Math.max(0, level)));
                }
            }
        }
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }

    private record Metric(String organizationId, UUID id, double target) {}
}
