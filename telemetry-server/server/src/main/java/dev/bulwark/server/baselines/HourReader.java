package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.model.performance.Regression.Kind;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how endpoints and statements did within an hour, all tenants and instances together. Thread-safe. */
final class HourReader {
    private static final Logger LOG = LoggerFactory.getLogger(HourReader.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FETCHED_AT_ONCE = 500;

    /** Endpoints and statements together; an application that makes them up shall not fill the memory. */
    private static final int MOST = 10_000;

    private static final String ENDPOINTS =
            "SELECT app, endpoint AS subject, requests AS events, errors, histogram FROM api_performance_summary";
    private static final String STATEMENTS =
            "SELECT app, query_hash AS subject, executions AS events, errors, histogram FROM statement_performance_summary";

    private final Jdbi jdbi;

    HourReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<Measured, PerformanceHour> hour(Instant start) {
        Map<Measured, Sum> sums = new HashMap<>();
        jdbi.useHandle(handle -> {
            read(handle, ENDPOINTS, Kind.ENDPOINT, start, sums);
            read(handle, STATEMENTS, Kind.STATEMENT, start, sums);
        });
        if (sums.size() >= MOST) {
            LOG.warn(
                    "There is room for {} endpoints and statements; in the hour from {} others are left out",
                    MOST,
                    start);
        }
        Map<Measured, PerformanceHour> hours = new HashMap<>();
        sums.forEach((measured, sum) -> hours.put(measured, sum.hour(start)));
        return hours;
    }

    private static void read(Handle handle, String select, Kind kind, Instant start, Map<Measured, Sum> sums) {
        Conditions within = new Conditions(TenantScope.ALL)
                .and("started_at >= :from", "from", start)
                .and("started_at < :to", "to", start.plus(HOUR));
        within.bindTo(handle.createQuery(select + within.where()))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((rs, context) -> add(new Row(rs), kind, sums))
                .forEach(added -> {});
    }

    private static boolean add(Row row, Kind kind, Map<Measured, Sum> sums) throws SQLException {
        Measured measured = new Measured(row.text("app"), kind, row.text("subject"));
        Sum sum = sums.get(measured);
        if (sum == null) {
            if (sums.size() >= MOST) {
                return false;
            }
            sum = new Sum();
            sums.put(measured, sum);
        }
        sum.histogram.merge(LatencyHistogram.fromBase64(row.text("histogram")));
        sum.errors += row.number("errors");
        return true;
    }

    /** Of one that is measured. */
    private static final class Sum {
        private final LatencyHistogram histogram = new LatencyHistogram();
        private long errors;

        private PerformanceHour hour(Instant start) {
            LatencySummary summary = histogram.summary();
            return new PerformanceHour(start, summary.count(), errors, summary.p50(), summary.p95());
        }
    }
}
