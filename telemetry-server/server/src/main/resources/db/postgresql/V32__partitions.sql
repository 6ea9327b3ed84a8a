-- What grows by time becomes partitioned by it, so that what is too old is dropped as a whole. The server makes the partitions
-- ahead; what lies outside them goes to the one that ends in _rest.
DO
$$
DECLARE
    grown   RECORD;
    indexes TEXT[];
    index   TEXT;
BEGIN
    FOR grown IN
        SELECT *
        FROM (VALUES ('app_logs', 'created_at', 'id, created_at'),
                     ('request_log', 'created_at', 'id, created_at'),
                     ('external_calls', 'created_at', 'id, created_at'),
                     ('performance_metrics', 'created_at', 'id, created_at'),
                     ('api_performance_summary', 'started_at', 'started_at, app, endpoint, tenant'),
                     ('statement_performance_summary', 'started_at', 'id, started_at'),
                     ('query_performance_log', 'created_at', 'id, created_at'),
                     ('user_activity_log', 'created_at', 'id, created_at'),
                     ('app_exceptions', 'created_at', 'id, created_at'),
                     ('failed_operations', 'created_at', 'id, created_at'),
                     ('data_isolation_violations', 'created_at', 'id, created_at'))
                 AS t (name, time_column, key_columns)
        LOOP
            SELECT array_agg(pg_get_indexdef(indexrelid))
            INTO indexes
            FROM pg_index
            WHERE indrelid = grown.name::regclass
              AND NOT indisprimary;
            EXECUTE format('ALTER TABLE %I RENAME TO %I', grown.name, grown.name || '_whole');
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS) PARTITION BY RANGE (%I)',
                           grown.name, grown.name || '_whole', grown.time_column);
            EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', grown.name || '_rest', grown.name);
            EXECUTE format('INSERT INTO %I SELECT * FROM %I', grown.name, grown.name || '_whole');
            EXECUTE format('DROP TABLE %I', grown.name || '_whole');
            EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (%s)', grown.name, grown.key_columns);
            FOREACH index IN ARRAY coalesce(indexes, ARRAY []::TEXT[])
                LOOP
                    EXECUTE index;
                END LOOP;
        END LOOP;
END
$$;
