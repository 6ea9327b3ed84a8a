-- The moment that ages were last counted from; it follows the clock, but not its leaps.
CREATE TABLE IF NOT EXISTS retention_clock (
    id         INTEGER                  NOT NULL PRIMARY KEY,
    counted_to TIMESTAMP WITH TIME ZONE NOT NULL
);
