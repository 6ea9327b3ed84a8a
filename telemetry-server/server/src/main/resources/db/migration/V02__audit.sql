CREATE TABLE IF NOT EXISTS audit_log (
    id            UUID                     NOT NULL PRIMARY KEY,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    severity      VARCHAR(16)              NOT NULL,
    action        VARCHAR(200)             NOT NULL,
    user_id       VARCHAR(1000),
    entity_type   VARCHAR(200),
    entity_id     VARCHAR(1000),
    before_values VARCHAR                  NOT NULL,
    after_values  VARCHAR                  NOT NULL,
    ip_address    VARCHAR(200)
);
CREATE INDEX IF NOT EXISTS audit_by_time ON audit_log (created_at, id);
CREATE INDEX IF NOT EXISTS audit_by_entity ON audit_log (entity_type, entity_id, created_at);
