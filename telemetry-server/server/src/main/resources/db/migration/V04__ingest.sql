-- Ids of the events that were stored, so that one that is sent again is recognised.
CREATE TABLE IF NOT EXISTS received_events (
    id          UUID                     NOT NULL PRIMARY KEY,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS received_events_by_time ON received_events (received_at);
