-- Tenants are a JSON list; NULL is all of them.
ALTER TABLE users ADD COLUMN IF NOT EXISTS tenants VARCHAR;
ALTER TABLE users ADD COLUMN IF NOT EXISTS disabled BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE users ADD COLUMN IF NOT EXISTS must_change_password BOOLEAN DEFAULT FALSE NOT NULL;

-- Tokens of applications and of programs; ingest tokens have no role and no tenants.
CREATE TABLE IF NOT EXISTS access_tokens (
    id           UUID                     NOT NULL PRIMARY KEY,
    token_hash   VARCHAR(64)              NOT NULL UNIQUE,
    begins       VARCHAR(16),
    kind         VARCHAR(16)              NOT NULL,
    name         VARCHAR(100)             NOT NULL,
    role         VARCHAR(16),
    tenants      VARCHAR,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by   VARCHAR(200)             NOT NULL,
    expires_at   TIMESTAMP WITH TIME ZONE,
    last_used_at TIMESTAMP WITH TIME ZONE
);

-- Made once more if this migration was cut off after it had dropped the table.
CREATE TABLE IF NOT EXISTS ingest_tokens (
    id         UUID                     NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64)              NOT NULL UNIQUE,
    app        VARCHAR(100)             NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO access_tokens (id, token_hash, kind, name, created_at, created_by)
SELECT o.id, o.token_hash, 'ingest', o.app, o.created_at, 'system' FROM ingest_tokens o
WHERE NOT EXISTS (SELECT 1 FROM access_tokens t WHERE t.id = o.id);
DROP TABLE ingest_tokens;
