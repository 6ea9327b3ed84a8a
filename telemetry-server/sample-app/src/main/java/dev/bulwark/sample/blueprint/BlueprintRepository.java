package dev.bulwark.sample.blueprint;

import dev.bulwark.sample.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One blueprint a year, and the core values. */
final class BlueprintRepository {
    private final Sql sql;

    BlueprintRepository(Sql sql) {
        this.sql = sql;
    }

    Optional<Blueprint> find(String organizationId, int fiscalYear) {
        return sql.first(
                """
                SELECT b.organization_id, o.name AS organization, b.fiscal_year, b.purpose, b.niche,
                       b.ten_year_target, b.three_year_picture, b.one_year_plan, b.revenue_target, b.updated_at
                FROM business_blueprints b
                JOIN organizations o ON o.id = b.organization_id
                WHERE b.organization_id = ? AND b.fiscal_year = ?
                """,
                row -> new Blueprint(
                        row.getString("organization_id"),
                        row.getString("organization"),
                        row.getInt("fiscal_year"),
                        row.getString("purpose"),
                        row.getString("niche"),
                        row.getString("ten_year_target"),
                        row.getString("three_year_picture"),
                        row.getString("one_year_plan"),
                        row.getLong("revenue_target"),
                        row.getObject("updated_at", Instant.class)),
                organizationId,
                fiscalYear);
    }

    List<CoreValue> coreValues(String organizationId) {
        return sql.list(
                """
                SELECT organization_id, id, title, description
                FROM core_values
                WHERE organization_id = ?
                ORDER BY position
                """,
                row -> new CoreValue(
                        row.getString("organization_id"),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("description")),
                organizationId);
    }

    record Blueprint(
            String organizationId,
            String organization,
            int fiscalYear,
            String purpose,
            String niche,
            String tenYearTarget,
            String threeYearPicture,
            String oneYearPlan,
            long revenueTarget,
            Instant updatedAt) {}

    record CoreValue(String organizationId, UUID id, String title, String description) {}
}
