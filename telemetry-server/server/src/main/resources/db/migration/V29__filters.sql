-- What the lists are filtered by, beside time.
CREATE INDEX IF NOT EXISTS violations_by_blocked ON data_isolation_violations (blocked, created_at, id);
CREATE INDEX IF NOT EXISTS failures_by_user ON failed_operations (user_id, created_at, id);
CREATE INDEX IF NOT EXISTS failures_by_app ON failed_operations (app, created_at, id);
CREATE INDEX IF NOT EXISTS failures_by_severity ON failed_operations (severity, created_at, id);
CREATE INDEX IF NOT EXISTS activity_by_entity ON user_activity_log (entity_type, entity_id, created_at, id);
CREATE INDEX IF NOT EXISTS audit_by_user ON audit_log (user_id, created_at, id);
CREATE INDEX IF NOT EXISTS audit_by_action ON audit_log (action, created_at, id);
CREATE INDEX IF NOT EXISTS audit_by_severity ON audit_log (severity, created_at, id);
CREATE INDEX IF NOT EXISTS requests_by_endpoint ON request_log (endpoint, created_at, id);

-- By which what is too old is found.
CREATE INDEX IF NOT EXISTS counters_by_time ON business_counters (started_at);
CREATE INDEX IF NOT EXISTS timings_by_time ON business_timings (started_at);
