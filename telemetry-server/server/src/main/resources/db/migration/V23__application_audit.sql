-- What applications account for stands beside what people did to the server; entries of the server have no app.
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS received_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS app VARCHAR(100);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS instance VARCHAR(200);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS tenant VARCHAR(200);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS endpoint VARCHAR(500);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS description VARCHAR(8000);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS error_message VARCHAR(8000);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS error_stack VARCHAR;
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS user_agent VARCHAR(1000);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS trace_id VARCHAR(100);
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS request_id VARCHAR(100);
CREATE INDEX IF NOT EXISTS audit_by_tenant ON audit_log (tenant, created_at, id);
