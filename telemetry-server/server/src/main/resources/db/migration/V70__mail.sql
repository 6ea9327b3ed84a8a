-- Mails that have to go out or went out. A row is due at next_attempt_at until it is sent or given up; topic tells mails
-- about the same thing apart from others, so that none is made twice.
CREATE TABLE IF NOT EXISTS mail_outbox (
    id              UUID                     NOT NULL PRIMARY KEY,
    topic           VARCHAR(1000)            NOT NULL UNIQUE,
    kind            VARCHAR(32)              NOT NULL,
    payload         VARCHAR                  NOT NULL,
    occurrences     BIGINT                   NOT NULL,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    attempts        INTEGER                  NOT NULL,
    last_error      VARCHAR(1000),
    sent_at         TIMESTAMP WITH TIME ZONE
);
CREATE INDEX IF NOT EXISTS mail_by_attempt ON mail_outbox (next_attempt_at);
CREATE INDEX IF NOT EXISTS mail_by_time ON mail_outbox (created_at);

-- How far the pushed events were looked through for what has to be mailed.
CREATE TABLE IF NOT EXISTS mail_position (
    id            INTEGER NOT NULL PRIMARY KEY,
    last_position BIGINT  NOT NULL
);
