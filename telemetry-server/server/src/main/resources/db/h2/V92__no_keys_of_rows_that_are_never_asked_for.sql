-- Nobody asks for a row of these by its id, and that none comes twice is seen to before it is stored. In H2 the
-- name of a primary key is made up, so it is looked up.
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE app_logs DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'app_logs' AND constraint_type = 'PRIMARY KEY');
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE request_log DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'request_log' AND constraint_type = 'PRIMARY KEY');
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE user_activity_log DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'user_activity_log' AND constraint_type = 'PRIMARY KEY');
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE query_performance_log DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'query_performance_log' AND constraint_type = 'PRIMARY KEY');
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE external_calls DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'external_calls' AND constraint_type = 'PRIMARY KEY');
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE performance_metrics DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'performance_metrics' AND constraint_type = 'PRIMARY KEY');
EXECUTE IMMEDIATE (SELECT 'ALTER TABLE statement_performance_summary DROP CONSTRAINT IF EXISTS "' || COALESCE(MAX(constraint_name), 'none') || '"'
    FROM information_schema.table_constraints
    WHERE table_schema = SCHEMA() AND table_name = 'statement_performance_summary' AND constraint_type = 'PRIMARY KEY');
