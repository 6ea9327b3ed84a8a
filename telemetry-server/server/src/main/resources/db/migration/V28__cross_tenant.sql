CREATE TABLE IF NOT EXISTS cross_tenant_declarations (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    reason      VARCHAR(500)             NOT NULL,
    statements  BIGINT                   NOT NULL,
    stack_trace VARCHAR,
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS cross_tenant_by_time ON cross_tenant_declarations (created_at, id);
CREATE INDEX IF NOT EXISTS cross_tenant_by_tenant ON cross_tenant_declarations (tenant, created_at, id);
