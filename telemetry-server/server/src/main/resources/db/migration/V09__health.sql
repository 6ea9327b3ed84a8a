-- Every process that ever reported, with its own account of what it sent and dropped.
CREATE TABLE IF NOT EXISTS instances (
    app         VARCHAR(100)             NOT NULL,
    instance    VARCHAR(200)             NOT NULL,
    version     VARCHAR(200)             NOT NULL,
    last_heard  TIMESTAMP WITH TIME ZONE NOT NULL,
    sent_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    sent        BIGINT                   NOT NULL,
    dropped     VARCHAR                  NOT NULL,
    dropped_sum BIGINT                   NOT NULL,
    spooled     BIGINT                   NOT NULL,
    stored      BIGINT                   NOT NULL,
    rejected    BIGINT                   NOT NULL,
    duplicates  BIGINT                   NOT NULL,
    PRIMARY KEY (app, instance)
);
CREATE INDEX IF NOT EXISTS instances_by_time ON instances (last_heard);
