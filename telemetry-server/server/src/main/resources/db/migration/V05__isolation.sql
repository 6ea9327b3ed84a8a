CREATE TABLE IF NOT EXISTS data_isolation_violations (
    id               UUID                     NOT NULL PRIMARY KEY,
    created_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    violation_type   VARCHAR(32)              NOT NULL,
    severity         VARCHAR(16)              NOT NULL,
    app              VARCHAR(100)             NOT NULL,
    instance         VARCHAR(200)             NOT NULL,
    tenant           VARCHAR(200),
    user_id          VARCHAR(200),
    endpoint         VARCHAR(500),
    method           VARCHAR(32),
    query_text       VARCHAR,
    query_hash       VARCHAR(100),
    accessed_tenants VARCHAR                  NOT NULL,
    expected_tenant  VARCHAR(200),
    details          VARCHAR                  NOT NULL,
    ip_address       VARCHAR(100),
    user_agent       VARCHAR(1000),
    blocked          BOOLEAN                  NOT NULL,
    marks            VARCHAR                  NOT NULL,
    trace_id         VARCHAR(100),
    request_id       VARCHAR(100),
    resolved_at      TIMESTAMP WITH TIME ZONE,
    resolved_by      VARCHAR(64),
    note             VARCHAR(4000)
);
CREATE INDEX IF NOT EXISTS violations_by_time ON data_isolation_violations (created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_tenant ON data_isolation_violations (tenant, created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_user ON data_isolation_violations (user_id, created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_app ON data_isolation_violations (app, created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_type ON data_isolation_violations (violation_type, created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_severity ON data_isolation_violations (severity, created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_query ON data_isolation_violations (query_hash, created_at, id);
CREATE INDEX IF NOT EXISTS violations_by_resolution ON data_isolation_violations (resolved_at, severity, violation_type);
