-- What was pushed, numbered in the order of the commits: a change numbers its events by adding to last_position, and the
-- lock on that one row is held until the change is committed.
CREATE TABLE IF NOT EXISTS live_position (
    id            INTEGER NOT NULL PRIMARY KEY,
    last_position BIGINT  NOT NULL
);
INSERT INTO live_position (id, last_position)
SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM live_position);

CREATE TABLE IF NOT EXISTS live_events (
    position   BIGINT                   NOT NULL PRIMARY KEY,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kind       VARCHAR(16)              NOT NULL,
    data       VARCHAR                  NOT NULL
);
CREATE INDEX IF NOT EXISTS live_events_by_time ON live_events (created_at);
