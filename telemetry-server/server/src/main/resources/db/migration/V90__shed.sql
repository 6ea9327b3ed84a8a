-- Events that were not taken in as the disk was nearly full.
ALTER TABLE instances ADD COLUMN IF NOT EXISTS shed BIGINT DEFAULT 0 NOT NULL;
