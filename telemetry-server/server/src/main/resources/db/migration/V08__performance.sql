-- One row for each minute, application, endpoint and tenant; what instances send later is merged into it. The histogram
-- is base64 HdrHistogram in microseconds. No tenant and no endpoint are the empty text, since they are part of the key.
CREATE TABLE IF NOT EXISTS api_performance_summary (
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app        VARCHAR(100)             NOT NULL,
    endpoint   VARCHAR(500)             NOT NULL,
    tenant     VARCHAR(200)             NOT NULL,
    requests   BIGINT                   NOT NULL,
    errors     BIGINT                   NOT NULL,
    histogram  VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant)
);

CREATE TABLE IF NOT EXISTS performance_metrics (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    name        VARCHAR(200)             NOT NULL,
    metric      DOUBLE PRECISION         NOT NULL,
    unit        VARCHAR(50),
    labels      VARCHAR                  NOT NULL
);
CREATE INDEX IF NOT EXISTS metrics_by_name ON performance_metrics (name, created_at);
CREATE INDEX IF NOT EXISTS metrics_by_time ON performance_metrics (created_at);

-- The newest value of each gauge of each instance, so that the overview does not search the history. It was taken at
-- created_at by the sender's clock and at measured_at by the server's.
CREATE TABLE IF NOT EXISTS latest_metrics (
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    name        VARCHAR(200)             NOT NULL,
    labels      VARCHAR(2000)            NOT NULL,
    metric      DOUBLE PRECISION         NOT NULL,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    measured_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (app, instance, name, labels)
);

CREATE TABLE IF NOT EXISTS query_performance_log (
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
    duration_micros BIGINT                   NOT NULL,
    parameters      VARCHAR                  NOT NULL,
    stack_trace     VARCHAR,
    affected_rows   BIGINT,
    trace_id        VARCHAR(100),
    request_id      VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS slow_queries_by_time ON query_performance_log (created_at, id);
CREATE INDEX IF NOT EXISTS slow_queries_by_hash ON query_performance_log (query_hash, created_at);
