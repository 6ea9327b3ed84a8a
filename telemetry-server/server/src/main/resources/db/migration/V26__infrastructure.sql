CREATE TABLE IF NOT EXISTS job_runs (
    id              UUID                     NOT NULL PRIMARY KEY,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    app             VARCHAR(100)             NOT NULL,
    instance        VARCHAR(200)             NOT NULL,
    tenant          VARCHAR(200),
    user_id         VARCHAR(200),
    endpoint        VARCHAR(500),
    name            VARCHAR(200)             NOT NULL,
    duration_micros BIGINT                   NOT NULL,
    success         BOOLEAN                  NOT NULL,
    error_message   VARCHAR(8000),
    trace_id        VARCHAR(100),
    request_id      VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS jobs_by_time ON job_runs (created_at, id);
CREATE INDEX IF NOT EXISTS jobs_by_tenant ON job_runs (tenant, created_at, id);

CREATE TABLE IF NOT EXISTS heartbeats (
    id                     UUID                     NOT NULL PRIMARY KEY,
    created_at             TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at            TIMESTAMP WITH TIME ZONE NOT NULL,
    app                    VARCHAR(100)             NOT NULL,
    instance               VARCHAR(200)             NOT NULL,
    tenant                 VARCHAR(200),
    user_id                VARCHAR(200),
    endpoint               VARCHAR(500),
    name                   VARCHAR(200)             NOT NULL,
    expected_every_seconds BIGINT,
    trace_id               VARCHAR(100),
    request_id             VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS heartbeats_by_time ON heartbeats (created_at, id);
CREATE INDEX IF NOT EXISTS heartbeats_by_name ON heartbeats (name, created_at);

CREATE TABLE IF NOT EXISTS deployments (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    version     VARCHAR(200)             NOT NULL,
    description VARCHAR(8000),
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS deployments_by_time ON deployments (created_at, id);
