package dev.bulwark.sample.platform;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The operator's figures of a day over all organizations. It crosses the borders between them on purpose, keeps nothing but
 * totals, and says so.
 */
public final class Rollup {
    private final Sql sql;
    private final Monitoring monitoring;
    private final Clock clock;

    public Rollup(Sql sql, Monitoring monitoring, Clock clock) {
        this.sql = sql;
        this.monitoring = monitoring;
        this.clock = clock;
    }

    /** Counts the running day and stores its totals in place of earlier ones. */
    public Totals run() {
        LocalDate day = LocalDate.now(clock);
        Instant from = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Totals totals = monitoring.acrossOrganizations(
                "the operator's rollup counts all organizations together", () -> count(day, from));
        store(totals);
        return totals;
    }

    private Totals count(LocalDate day, Instant from) {
        return sql.first(
                        """
                        SELECT (SELECT COUNT(*) FROM organizations) AS organization_count,
                               (SELECT COUNT(*) FROM users WHERE status = 'active') AS people,
                               (SELECT COUNT(*) FROM meetings WHERE finished_at >= ?) AS meetings_held,
                               (SELECT COUNT(*) FROM todos WHERE completed_at >= ?) AS todos_completed
                        """,
                        row -> new Totals(
                                day,
                                row.getLong("organization_count"),
                                row.getLong("people"),
                                row.getLong("meetings_held"),
                                row.getLong("todos_completed")),
                        from,
                        from)
                .orElseThrow();
    }

    private void store(Totals totals) {
        sql.transaction(transaction -> {
            transaction.update("DELETE FROM platform_days WHERE counted_day = ?", totals.day());
            return transaction.update(
                    """
                    INSERT INTO platform_days (counted_day, organization_count, people, meetings_held, todos_completed, counted_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    totals.day(),
                    totals.organizations(),
                    totals.people(),
                    totals.meetingsHeld(),
                    totals.todosCompleted(),
                    clock.instant());
        });
    }

    /** One day of the whole platform. */
    public record Totals(LocalDate day, long organizations, long people, long meetingsHeld, long todosCompleted) {}
}
