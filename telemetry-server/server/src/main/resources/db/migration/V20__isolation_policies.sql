CREATE TABLE IF NOT EXISTS isolation_policies (
    app         VARCHAR(100)             NOT NULL PRIMARY KEY,
    version     BIGINT                   NOT NULL,
    policy_mode VARCHAR(32),
    exceptions  VARCHAR                  NOT NULL,
    changed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by  VARCHAR(64)              NOT NULL
);
