CREATE TABLE IF NOT EXISTS external_calls (
    id              UUID                     NOT NULL PRIMARY KEY,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    app             VARCHAR(100)             NOT NULL,
    instance        VARCHAR(200)             NOT NULL,
    tenant          VARCHAR(200),
    user_id         VARCHAR(200),
    endpoint        VARCHAR(500),
    service         VARCHAR(200)             NOT NULL,
    operation       VARCHAR(500)             NOT NULL,
    duration_micros BIGINT                   NOT NULL,
    success         BOOLEAN                  NOT NULL,
    error_message   VARCHAR(8000),
    trace_id        VARCHAR(100),
    request_id      VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS external_calls_by_time ON external_calls (created_at, id);
CREATE INDEX IF NOT EXISTS external_calls_by_tenant ON external_calls (tenant, created_at, id);

CREATE TABLE IF NOT EXISTS external_call_summary (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    service     VARCHAR(200)             NOT NULL,
    operation   VARCHAR(500)             NOT NULL,
    calls       BIGINT                   NOT NULL,
    errors      BIGINT                   NOT NULL,
    histogram   VARCHAR                  NOT NULL,
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS external_summary_by_time ON external_call_summary (started_at);
CREATE INDEX IF NOT EXISTS external_summary_by_tenant ON external_call_summary (tenant, started_at);

CREATE TABLE IF NOT EXISTS webhook_calls (
    id            UUID                     NOT NULL PRIMARY KEY,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    app           VARCHAR(100)             NOT NULL,
    instance      VARCHAR(200)             NOT NULL,
    tenant        VARCHAR(200),
    user_id       VARCHAR(200),
    endpoint      VARCHAR(500),
    service       VARCHAR(200)             NOT NULL,
    webhook_type  VARCHAR(200)             NOT NULL,
    success       BOOLEAN                  NOT NULL,
    error_message VARCHAR(8000),
    trace_id      VARCHAR(100),
    request_id    VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS webhooks_by_time ON webhook_calls (created_at, id);
CREATE INDEX IF NOT EXISTS webhooks_by_tenant ON webhook_calls (tenant, created_at, id);

CREATE TABLE IF NOT EXISTS connection_counts (
    id           UUID                     NOT NULL PRIMARY KEY,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    app          VARCHAR(100)             NOT NULL,
    instance     VARCHAR(200)             NOT NULL,
    tenant       VARCHAR(200),
    user_id      VARCHAR(200),
    endpoint     VARCHAR(500),
    kind         VARCHAR(200)             NOT NULL,
    opened       BIGINT                   NOT NULL,
    closed       BIGINT                   NOT NULL,
    disconnected BIGINT                   NOT NULL,
    live         BIGINT                   NOT NULL,
    session_name VARCHAR(200),
    trace_id     VARCHAR(100),
    request_id   VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS connections_by_time ON connection_counts (created_at, id);
CREATE INDEX IF NOT EXISTS connections_by_tenant ON connection_counts (tenant, created_at, id);
