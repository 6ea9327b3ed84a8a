package dev.bulwark.server.retention;

import dev.bulwark.server.ingest.IngestStore;
import dev.bulwark.server.performance.RequestSummaryStore;
import dev.bulwark.server.performance.RequestTables;
import dev.bulwark.server.rollup.Resolution;
import dev.bulwark.server.rollup.Series;
import dev.bulwark.server.store.TimedTable;
import java.time.Duration;
import java.util.List;

/**
 * Data that is kept for the same time.
 *
 * @param name as in the settings
 * @param days how long
 * @param tables where it is
 * @param expendable whether the oldest of it is given up when the store becomes too large
 */
record RetainedKind(String name, int days, List<TimedTable> tables, boolean expendable) {

    /** All kinds, the least worth first. */
    static List<RetainedKind> of(RetentionSettings settings) {
        return List.of(
                expendable("logs", settings.logs(), events("app_logs").byDay()),
                expendable(
                        "requests",
                        settings.requests(),
                        events("request_log").byDay(),
                        events("external_calls").byDay(),
                        events("repeated_statements"),
                        events("webhook_calls"),
                        events("connection_counts"),
                        events("heartbeats")),
                expendable(
                        "metrics",
                        settings.metrics(),
                        events("performance_metrics").byDay(),
                        TimedTable.of("external_call_summary", "started_at")),
                summaries("minutes", settings.minutes(), Resolution.MINUTE),
                expendable(
                        "slowQueries",
                        settings.slowQueries(),
                        events("query_performance_log").byDay()),
                expendable(
                        "activity",
                        settings.activity(),
                        events("user_activity_log").byDay()),
                expendable(
                        "exceptions",
                        settings.exceptions(),
                        events("app_exceptions").byDay()),
                expendable("jobs", settings.jobs(), events("job_runs"), events("deployments")),
                summaries("fiveMinutes", settings.fiveMinutes(), Resolution.FIVE_MINUTES),
                expendable(
                        "business",
                        settings.business(),
                        TimedTable.of("business_counters", "started_at"),
                        TimedTable.of("business_timings", "started_at")),
                summaries("hours", settings.hours(), Resolution.HOUR),
                summaries("days", settings.days(), Resolution.DAY),
                new RetainedKind(
                        "failures",
                        settings.failures(),
                        List.of(events("failed_operations").byWeek()),
                        false),
                new RetainedKind(
                        "violations",
                        settings.violations(),
                        List.of(events("data_isolation_violations").byWeek(), events("cross_tenant_declarations")),
                        false));
    }

    /** What says when something was received, and so is as old as the server's clock says. */
    static List<RetainedKind> ofReceipts(RetentionSettings settings) {
        return List.of(
                expendable(
                        "instances",
                        settings.minutes(), // as far back as the overview goes in full
                        TimedTable.of("instance_minutes", "started_at").inSlicesOf(Duration.ofHours(1))),
                new RetainedKind(
                        "ids",
                        (int) IngestStore.REMEMBER_FOR.toDays(),
                        List.of(TimedTable.of("received_events", "received_at")),
                        false));
    }

    private static RetainedKind expendable(String name, int days, TimedTable... tables) {
        return new RetainedKind(name, days, List.of(tables), true);
    }

    private static RetainedKind summaries(String name, int days, Resolution resolution) {
        return expendable(
                name,
                days,
                summaries(RequestSummaryStore.SERIES, resolution),
                summaries(RequestTables.STATEMENTS, resolution));
    }

    /** Dropped in slices of what they are merged into. */
    private static TimedTable summaries(Series series, Resolution resolution) {
        Duration slice = resolution.coarser().width();
        TimedTable table = TimedTable.of(series.table(resolution), "started_at").inSlicesOf(slice);
        return resolution == Resolution.MINUTE ? table.byDay() : table;
    }

    private static TimedTable events(String name) {
        return TimedTable.of(name, "created_at");
    }
}
