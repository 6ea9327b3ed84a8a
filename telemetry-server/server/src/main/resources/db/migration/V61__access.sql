-- What users and tenants did, by the hour; names of tenants and endpoints as hashes, since they are only told apart.
CREATE TABLE IF NOT EXISTS access_hours (
    app          VARCHAR(100)             NOT NULL,
    subject_kind VARCHAR(16)              NOT NULL,
    subject      VARCHAR(200)             NOT NULL,
    started_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    events       BIGINT                   NOT NULL,
    tenants      VARCHAR                  NOT NULL,
    endpoints    VARCHAR                  NOT NULL,
    mismatches   BIGINT                   NOT NULL,
    PRIMARY KEY (app, subject_kind, subject, started_at)
);
CREATE INDEX IF NOT EXISTS access_hours_by_time ON access_hours (started_at);

-- When somebody first used what an application offers.
CREATE TABLE IF NOT EXISTS access_endpoints (
    app      VARCHAR(100)             NOT NULL,
    endpoint INTEGER                  NOT NULL,
    first_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (app, endpoint)
);

-- How far work has come that goes along with time, and which server is at it until when.
CREATE TABLE IF NOT EXISTS work_progress (
    name        VARCHAR(100)             NOT NULL PRIMARY KEY,
    done_to     TIMESTAMP WITH TIME ZONE NOT NULL,
    taken_until TIMESTAMP WITH TIME ZONE NOT NULL
);
