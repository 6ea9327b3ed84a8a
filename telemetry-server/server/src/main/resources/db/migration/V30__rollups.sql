-- Since when a table is complete; what was before has been dropped.
CREATE TABLE IF NOT EXISTS kept_since (
    table_name VARCHAR(100)             NOT NULL PRIMARY KEY,
    since      TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Stretches of coarser resolution whose minutes changed since they were rolled up, or that never were. Taken: somebody is at
-- it; a minute that comes in meanwhile takes that back.
CREATE TABLE IF NOT EXISTS rollup_marks (
    series     VARCHAR(100)             NOT NULL,
    resolution VARCHAR(16)              NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    taken      BOOLEAN                  NOT NULL,
    PRIMARY KEY (series, resolution, started_at)
);

-- The same as the minutes, for longer stretches. What is not known is the empty text, since it is part of the key.
CREATE TABLE IF NOT EXISTS api_performance_summary_5m (
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app        VARCHAR(100)             NOT NULL,
    endpoint   VARCHAR(500)             NOT NULL,
    tenant     VARCHAR(200)             NOT NULL,
    requests   BIGINT                   NOT NULL,
    errors     BIGINT                   NOT NULL,
    histogram  VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant)
);
CREATE TABLE IF NOT EXISTS api_performance_summary_1h (
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app        VARCHAR(100)             NOT NULL,
    endpoint   VARCHAR(500)             NOT NULL,
    tenant     VARCHAR(200)             NOT NULL,
    requests   BIGINT                   NOT NULL,
    errors     BIGINT                   NOT NULL,
    histogram  VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant)
);
CREATE TABLE IF NOT EXISTS api_performance_summary_1d (
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    app        VARCHAR(100)             NOT NULL,
    endpoint   VARCHAR(500)             NOT NULL,
    tenant     VARCHAR(200)             NOT NULL,
    requests   BIGINT                   NOT NULL,
    errors     BIGINT                   NOT NULL,
    histogram  VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant)
);

CREATE TABLE IF NOT EXISTS statement_performance_summary_5m (
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    endpoint    VARCHAR(500)             NOT NULL,
    tenant      VARCHAR(200)             NOT NULL,
    query_hash  VARCHAR(100)             NOT NULL,
    verdict     VARCHAR(32)              NOT NULL,
    query_text  VARCHAR,
    executions  BIGINT                   NOT NULL,
    errors      BIGINT                   NOT NULL,
    would_block BIGINT                   NOT NULL,
    histogram   VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant, query_hash, verdict)
);
CREATE TABLE IF NOT EXISTS statement_performance_summary_1h (
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    endpoint    VARCHAR(500)             NOT NULL,
    tenant      VARCHAR(200)             NOT NULL,
    query_hash  VARCHAR(100)             NOT NULL,
    verdict     VARCHAR(32)              NOT NULL,
    query_text  VARCHAR,
    executions  BIGINT                   NOT NULL,
    errors      BIGINT                   NOT NULL,
    would_block BIGINT                   NOT NULL,
    histogram   VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant, query_hash, verdict)
);
CREATE TABLE IF NOT EXISTS statement_performance_summary_1d (
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    endpoint    VARCHAR(500)             NOT NULL,
    tenant      VARCHAR(200)             NOT NULL,
    query_hash  VARCHAR(100)             NOT NULL,
    verdict     VARCHAR(32)              NOT NULL,
    query_text  VARCHAR,
    executions  BIGINT                   NOT NULL,
    errors      BIGINT                   NOT NULL,
    would_block BIGINT                   NOT NULL,
    histogram   VARCHAR                  NOT NULL,
    PRIMARY KEY (started_at, app, endpoint, tenant, query_hash, verdict)
);
