-- Every index of a table that grows fast costs each event a write at a place of its own. These answered no question.
DROP INDEX IF EXISTS live_events_by_time;
DROP INDEX IF EXISTS logs_by_tenant;
DROP INDEX IF EXISTS logs_by_level;
DROP INDEX IF EXISTS requests_by_tenant;
DROP INDEX IF EXISTS external_calls_by_tenant;
DROP INDEX IF EXISTS external_summary_by_tenant;
DROP INDEX IF EXISTS statements_by_tenant;
