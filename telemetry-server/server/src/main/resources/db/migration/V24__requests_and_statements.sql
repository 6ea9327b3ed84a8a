-- Requests that are worth a row of their own.
CREATE TABLE IF NOT EXISTS request_log (
    id              UUID                     NOT NULL PRIMARY KEY,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    app             VARCHAR(100)             NOT NULL,
    instance        VARCHAR(200)             NOT NULL,
    tenant          VARCHAR(200),
    user_id         VARCHAR(200),
    endpoint        VARCHAR(500),
    status          INTEGER                  NOT NULL,
    duration_micros BIGINT                   NOT NULL,
    body_bytes      BIGINT,
    statements      INTEGER                  NOT NULL,
    reason          VARCHAR(16)              NOT NULL,
    ip_address      VARCHAR(100),
    user_agent      VARCHAR(1000),
    trace_id        VARCHAR(100),
    request_id      VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS requests_by_time ON request_log (created_at, id);
CREATE INDEX IF NOT EXISTS requests_by_tenant ON request_log (tenant, created_at, id);

-- Executions of a statement within a minute; an instance may send several for the same one, and they add up.
CREATE TABLE IF NOT EXISTS statement_performance_summary (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    executions  BIGINT                   NOT NULL,
    errors      BIGINT                   NOT NULL,
    histogram   VARCHAR                  NOT NULL,
    query_hash  VARCHAR(100)             NOT NULL,
    query_text  VARCHAR,
    verdict     VARCHAR(32),
    would_block BIGINT                   NOT NULL,
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS statements_by_time ON statement_performance_summary (started_at);
CREATE INDEX IF NOT EXISTS statements_by_tenant ON statement_performance_summary (tenant, started_at);
CREATE INDEX IF NOT EXISTS statements_by_hash ON statement_performance_summary (query_hash, started_at);

-- Statements that one request ran again and again.
CREATE TABLE IF NOT EXISTS repeated_statements (
    id              UUID                     NOT NULL PRIMARY KEY,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    app             VARCHAR(100)             NOT NULL,
    instance        VARCHAR(200)             NOT NULL,
    tenant          VARCHAR(200),
    user_id         VARCHAR(200),
    endpoint        VARCHAR(500),
    query_text      VARCHAR                  NOT NULL,
    query_hash      VARCHAR(100)             NOT NULL,
    executions      INTEGER                  NOT NULL,
    duration_micros BIGINT                   NOT NULL,
    stack_trace     VARCHAR,
    trace_id        VARCHAR(100),
    request_id      VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS repeated_by_time ON repeated_statements (created_at, id);
CREATE INDEX IF NOT EXISTS repeated_by_tenant ON repeated_statements (tenant, created_at, id);
