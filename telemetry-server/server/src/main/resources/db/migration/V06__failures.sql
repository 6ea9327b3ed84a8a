CREATE TABLE IF NOT EXISTS failed_operations (
    id             UUID                     NOT NULL PRIMARY KEY,
    created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    app            VARCHAR(100)             NOT NULL,
    instance       VARCHAR(200)             NOT NULL,
    tenant         VARCHAR(200),
    user_id        VARCHAR(200),
    endpoint       VARCHAR(500),
    operation_type VARCHAR(200)             NOT NULL,
    operation_name VARCHAR(500)             NOT NULL,
    error_message  VARCHAR(8000),
    error_stack    VARCHAR,
    context        VARCHAR                  NOT NULL,
    severity       VARCHAR(16)              NOT NULL,
    trace_id       VARCHAR(100),
    request_id     VARCHAR(100),
    resolved_at    TIMESTAMP WITH TIME ZONE,
    resolved_by    VARCHAR(64),
    note           VARCHAR(4000)
);
CREATE INDEX IF NOT EXISTS failures_by_time ON failed_operations (created_at, id);
CREATE INDEX IF NOT EXISTS failures_by_tenant ON failed_operations (tenant, created_at, id);
CREATE INDEX IF NOT EXISTS failures_by_type ON failed_operations (operation_type, created_at, id);
CREATE INDEX IF NOT EXISTS failures_by_resolution ON failed_operations (resolved_at, severity);
