-- What applications count and time of their own; an instance may send several for the same minute, and they add up.
CREATE TABLE IF NOT EXISTS business_counters (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    name        VARCHAR(200)             NOT NULL,
    amount      DOUBLE PRECISION         NOT NULL,
    labels      VARCHAR(2000)            NOT NULL,
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS counters_by_name ON business_counters (name, started_at);
CREATE INDEX IF NOT EXISTS counters_by_tenant ON business_counters (tenant, started_at);

CREATE TABLE IF NOT EXISTS business_timings (
    id          UUID                     NOT NULL PRIMARY KEY,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    tenant      VARCHAR(200),
    user_id     VARCHAR(200),
    endpoint    VARCHAR(500),
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    name        VARCHAR(200)             NOT NULL,
    timed       BIGINT                   NOT NULL,
    histogram   VARCHAR                  NOT NULL,
    trace_id    VARCHAR(100),
    request_id  VARCHAR(100)
);
CREATE INDEX IF NOT EXISTS timings_by_name ON business_timings (name, started_at);
CREATE INDEX IF NOT EXISTS timings_by_tenant ON business_timings (tenant, started_at);
