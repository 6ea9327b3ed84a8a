-- Each entry has a number without gaps and a keyed seal over itself and the seal of the entry before it.
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS chain_sequence BIGINT;
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS chain_seal VARCHAR(64);
CREATE INDEX IF NOT EXISTS audit_by_sequence ON audit_log (chain_sequence);

-- The newest entry's number and seal. The lock on this one row puts writers into an order.
CREATE TABLE IF NOT EXISTS audit_chain (
    id             INTEGER     NOT NULL PRIMARY KEY,
    chain_sequence BIGINT      NOT NULL,
    chain_seal     VARCHAR(64) NOT NULL
);
