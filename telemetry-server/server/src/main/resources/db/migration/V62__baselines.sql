-- How endpoints and statements did, by the hour: what is usual for them is learnt from it. Durations in microseconds.
CREATE TABLE IF NOT EXISTS performance_hours (
    app          VARCHAR(100)             NOT NULL,
    subject_kind VARCHAR(16)              NOT NULL,
    subject      VARCHAR(500)             NOT NULL,
    started_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    events       BIGINT                   NOT NULL,
    errors       BIGINT                   NOT NULL,
    p50          BIGINT                   NOT NULL,
    p95          BIGINT                   NOT NULL,
    PRIMARY KEY (app, subject_kind, subject, started_at)
);
CREATE INDEX IF NOT EXISTS performance_hours_by_time ON performance_hours (started_at);
