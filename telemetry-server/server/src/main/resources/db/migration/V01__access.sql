-- Every migration can be run again: the embedded store commits each CREATE by itself, so that a process that is killed in
-- the middle of a migration leaves a part of it behind.
CREATE TABLE IF NOT EXISTS users (
    name          VARCHAR(64)              NOT NULL PRIMARY KEY,
    role          VARCHAR(16)              NOT NULL,
    password_hash VARCHAR(200)             NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS sessions (
    token_hash VARCHAR(64)              NOT NULL PRIMARY KEY,
    user_name  VARCHAR(64)              NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS sessions_by_expiry ON sessions (expires_at);

CREATE TABLE IF NOT EXISTS ingest_tokens (
    id         UUID                     NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64)              NOT NULL UNIQUE,
    app        VARCHAR(100)             NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
