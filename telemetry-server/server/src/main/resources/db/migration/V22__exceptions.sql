CREATE TABLE IF NOT EXISTS app_exceptions (
    id             UUID                     NOT NULL PRIMARY KEY,
    created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    app            VARCHAR(100)             NOT NULL,
    instance       VARCHAR(200)             NOT NULL,
    tenant         VARCHAR(200),
    user_id        VARCHAR(200),
    endpoint       VARCHAR(500),
    exception_type VARCHAR(500)             NOT NULL,
    message        VARCHAR(8000),
    stack_trace    VARCHAR,
    release_name   VARCHAR(200),
    occurrences    INTEGER                  NOT NULL,
    resolved_at    TIMESTAMP WITH TIME ZONE,
    resolved_by    VARCHAR(64),
    note           VARCHAR(4000),
    trace_id       VARCHAR(100),
    request_id     VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS exceptions_by_time ON app_exceptions (created_at, id);
CREATE INDEX IF NOT EXISTS exceptions_by_tenant ON app_exceptions (tenant, created_at, id);
CREATE INDEX IF NOT EXISTS exceptions_by_type ON app_exceptions (exception_type, created_at, id);
