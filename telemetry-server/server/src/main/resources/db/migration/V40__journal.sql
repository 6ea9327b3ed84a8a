-- Up to where each journal is in this store: changed in the same transaction as the rows that came from it.
CREATE TABLE IF NOT EXISTS journal_watermarks (
    journal     UUID                     NOT NULL PRIMARY KEY,
    segment     BIGINT                   NOT NULL,
    byte_offset BIGINT                   NOT NULL,
    stored_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
