-- When each process was heard, by the minute: what the overview of a past moment says of instances rests on it.
CREATE TABLE IF NOT EXISTS instance_minutes (
    started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    version     VARCHAR(200)             NOT NULL,
    first_heard TIMESTAMP WITH TIME ZONE NOT NULL,
    last_heard  TIMESTAMP WITH TIME ZONE NOT NULL,
    dropped_sum BIGINT                   NOT NULL,
    PRIMARY KEY (started_at, app, instance)
);
