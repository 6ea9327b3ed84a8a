package dev.bulwark.server.isolation;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Counts violations. Thread-safe. */
public final class ViolationStatsStore {
    private static final Duration RECENT = Duration.ofHours(24);

    private final Jdbi jdbi;

    public ViolationStatsStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Group(Severity severity, ViolationType type, long count) {}

    private record Recent(long all, long blocked) {}

    public ViolationStats stats(Moment moment) {
        return jdbi.inTransaction(handle -> {
            List<Group> open = open(handle, moment);
            Recent recent = recent(handle, moment);
            return new ViolationStats(
                    recent.all(),
                    recent.blocked(),
                    open.stream().mapToLong(Group::count).sum(),
                    bySeverity(open),
                    byType(open),
                    query(handle, "SELECT MAX(created_at)", moment.happened(), "")
                            .mapTo(Instant.class)
                            .findOne()
                            .orElse(null));
        });
    }

    private static List<Group> open(Handle handle, Moment moment) {
        return query(
                        handle,
                        "SELECT severity, violation_type, COUNT(*) AS violations",
                        moment.open(),
                        " GROUP BY severity, violation_type")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Group(
                            row.constant("severity", Severity.class),
                            row.constant("violation_type", ViolationType.class),
                            row.number("violations"));
                })
                .list();
    }

    private static Recent recent(Handle handle, Moment moment) {
        return query(
                        handle,
                        "SELECT COUNT(*) AS violations, COUNT(CASE WHEN blocked THEN 1 END) AS stopped",
                        moment.within(RECENT),
                        "")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Recent(row.number("violations"), row.number("stopped"));
                })
                .one();
    }

    private static Query query(Handle handle, String select, Conditions conditions, String rest) {
        return conditions.bindTo(
                handle.createQuery(select + " FROM data_isolation_violations" + conditions.where() + rest));
    }

    private static Map<Severity, Long> bySeverity(List<Group> groups) {
        Map<Severity, Long> counts = Tallies.zeros(Severity.class);
        groups.forEach(group -> counts.merge(group.severity(), group.count(), Long::sum));
        return counts;
    }

    private static Map<ViolationType, Long> byType(List<Group> groups) {
        Map<ViolationType, Long> counts = Tallies.zeros(ViolationType.class);
        groups.forEach(group -> counts.merge(group.type(), group.count(), Long::sum));
        return counts;
    }
}
