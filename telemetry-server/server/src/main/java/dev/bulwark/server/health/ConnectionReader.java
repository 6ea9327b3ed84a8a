package dev.bulwark.server.health;

import dev.bulwark.model.Tally;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what became of live connections. Thread-safe. */
public final class ConnectionReader {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Instances tell once a minute what is open; what was not told for longer is no longer open. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(3);

    private static final int MOST_TENANTS = 10;
    private static final String NO_TENANT = "(no tenant)";

    private final Jdbi jdbi;

    public ConnectionReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What is known at a moment.
     *
     * @param ended within the hour, well or not
     * @param failed how many of them by a failure
     * @param asOf when the newest report came in; null when there was none within the hour
     */
    record Figures(
            long open,
            long sessions,
            long opened,
            long ended,
            long failed,
            List<Tally> byTenant,
            @Nullable Instant asOf) {}

    private record Open(@Nullable String tenant, @Nullable String session, long live) {}

    Figures at(TenantScope scope, Instant moment) {
        return jdbi.inTransaction(
                handle -> figures(handle, open(handle, told(scope, moment, TOLD_WITHIN)), told(scope, moment, HOUR)));
    }

    private static Conditions told(TenantScope scope, Instant moment, Duration within) {
        return new Conditions(scope)
                .and("created_at > :from", "from", moment.minus(within))
                .and("created_at <= :moment", "moment", moment);
    }

    private static Figures figures(Handle handle, List<Open> open, Conditions conditions) {
        return conditions
                .bindTo(handle.createQuery("""
                        SELECT COALESCE(SUM(opened), 0) AS opened, COALESCE(SUM(closed), 0) AS closed,
                            COALESCE(SUM(disconnected), 0) AS failed, MAX(received_at) AS newest
                        FROM connection_counts""" + conditions.where()))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Figures(
                            open.stream().mapToLong(Open::live).sum(),
                            sessions(open),
                            row.number("opened"),
                            row.number("closed") + row.number("failed"),
                            row.number("failed"),
                            byTenant(open),
                            row.optionalTime("newest"));
                })
                .one();
    }

    private static List<Open> open(Handle handle, Conditions conditions) {
        return conditions
                .bindTo(handle.createQuery("""
                        SELECT tenant, session_name, live FROM (
                            SELECT tenant, session_name, live, ROW_NUMBER() OVER (
                                PARTITION BY app, instance, kind, tenant, session_name
                                ORDER BY created_at DESC, id DESC) AS place
                            FROM connection_counts""" + conditions.where() + ") newest WHERE place = 1 AND live > 0"))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Open(row.optionalText("tenant"), row.optionalText("session_name"), row.number("live"));
                })
                .list();
    }

    private static long sessions(List<Open> open) {
        return open.stream()
                .map(Open::session)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static List<Tally> byTenant(List<Open> open) {
        Map<String, Long> counts = open.stream()
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNullElse(one.tenant(), NO_TENANT),
                        Collectors.summingLong(Open::live)));
        return counts.entrySet().stream()
                .map(tenant -> new Tally(tenant.getKey(), tenant.getValue()))
                .sorted(Comparator.comparingLong(Tally::count).reversed().thenComparing(Tally::name))
                .limit(MOST_TENANTS)
                .toList();
    }
}
