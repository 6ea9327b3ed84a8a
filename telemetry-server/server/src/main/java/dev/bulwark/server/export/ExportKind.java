package dev.bulwark.server.export;

/** What can be exported, by the names of the events. */
public enum ExportKind {
    VIOLATION("data_isolation_violations"),
    FAILED_OPERATION("failed_operations"),
    ACTIVITY("user_activity_log"),
    AUDIT("audit_log"),
    REQUEST("request_log"),
    REQUEST_SUMMARY("api_performance_summary", "started_at"),
    STATEMENT_SUMMARY("statement_performance_summary", "started_at"),
    SLOW_QUERY("query_performance_log"),
    REPEATED_STATEMENT("repeated_statements"),
    LOG("app_logs"),
    EXCEPTION("app_exceptions"),
    EXTERNAL_CALL("external_calls"),
    WEBHOOK("webhook_calls"),
    GAUGE("performance_metrics"),
    CONNECTION("connection_counts"),
    JOB("job_runs"),
    HEARTBEAT("heartbeats"),
    DEPLOYMENT("deployments"),
    CROSS_TENANT("cross_tenant_declarations");

    private final String table;
    private final String time;

    ExportKind(String table) {
        this(table, "created_at");
    }

    ExportKind(String table, String time) {
        this.table = table;
        this.time = time;
    }

    String table() {
        return table;
    }

    /** The column of when it was. */
    String time() {
        return time;
    }
}
