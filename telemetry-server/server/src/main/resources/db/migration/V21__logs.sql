CREATE TABLE IF NOT EXISTS app_logs (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    log_level   VARCHAR(16)              NOT NULL,
    source      VARCHAR(500),
    module      VARCHAR(200),
    message     VARCHAR(8000)            NOT NULL,
    action      VARCHAR(200),
    resource    VARCHAR(500),
    status      INTEGER,
    latency_ms  BIGINT,
    extra       VARCHAR                  NOT NULL,
    occurrences INTEGER                  NOT NULL,
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS logs_by_time ON app_logs (created_at, id);
CREATE INDEX IF NOT EXISTS logs_by_tenant ON app_logs (tenant, created_at, id);
CREATE INDEX IF NOT EXISTS logs_by_level ON app_logs (log_level, created_at, id);
