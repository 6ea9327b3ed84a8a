CREATE TABLE IF NOT EXISTS user_activity_log (
    id            UUID                     NOT NULL PRIMARY KEY,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    app           VARCHAR(100)             NOT NULL,
    instance      VARCHAR(200)             NOT NULL,
    tenant        VARCHAR(200),
    user_id       VARCHAR(200),
    endpoint      VARCHAR(500),
    activity_type VARCHAR(200)             NOT NULL,
    activity_name VARCHAR(500)             NOT NULL,
    entity_type   VARCHAR(200),
    entity_id     VARCHAR(200),
    metadata      VARCHAR                  NOT NULL,
    ip_address    VARCHAR(100),
    user_agent    VARCHAR(1000),
    trace_id      VARCHAR(100),
    request_id    VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS activity_by_time ON user_activity_log (created_at, id);
CREATE INDEX IF NOT EXISTS activity_by_tenant ON user_activity_log (tenant, created_at, id);
CREATE INDEX IF NOT EXISTS activity_by_user ON user_activity_log (user_id, created_at, id);
CREATE INDEX IF NOT EXISTS activity_by_type ON user_activity_log (activity_type, created_at, id);
