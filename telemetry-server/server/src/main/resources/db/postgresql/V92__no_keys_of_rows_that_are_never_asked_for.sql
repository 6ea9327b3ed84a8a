-- Nobody asks for a row of these by its id, and that none comes twice is seen to before it is stored.
ALTER TABLE app_logs DROP CONSTRAINT IF EXISTS app_logs_pkey;
ALTER TABLE request_log DROP CONSTRAINT IF EXISTS request_log_pkey;
ALTER TABLE user_activity_log DROP CONSTRAINT IF EXISTS user_activity_log_pkey;
ALTER TABLE query_performance_log DROP CONSTRAINT IF EXISTS query_performance_log_pkey;
ALTER TABLE external_calls DROP CONSTRAINT IF EXISTS external_calls_pkey;
ALTER TABLE performance_metrics DROP CONSTRAINT IF EXISTS performance_metrics_pkey;
ALTER TABLE statement_performance_summary DROP CONSTRAINT IF EXISTS statement_performance_summary_pkey;
