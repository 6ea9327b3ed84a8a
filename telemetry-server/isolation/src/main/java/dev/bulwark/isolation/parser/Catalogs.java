package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import java.util.Set;

/** Knows the tables in which databases describe themselves. */
final class Catalogs {
    private static final Set<String> SCHEMAS =
            Set.of("information_schema", "pg_catalog", "performance_schema", "sys", "mysql");
    /** Schemas and tables with statements, values or statistics of rows: what one tenant does shows to another. */
    private static final Set<String> REVEALING_SCHEMAS = Set.of("performance_schema", "sys", "mysql");

    private static final Set<String> REVEALING = Set.of(
            "pg_largeobject",
            "pg_prepared_xacts",
            "pg_stat_activity",
            "pg_stat_statements",
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_stats",
            "pg_stats_ext",
            "pg_stats_ext_exprs",
            "pg_user_mapping",
            "pg_user_mappings",
            "column_statistics",
            "processlist",
            "query_statistics",
            "sessions");

    private Catalogs() {}

    /** Whether the table is one of the database's own. Names that begin with pg_ are PostgreSQL's. */
    static boolean isOne(String schema, String table, Dialect dialect) {
        boolean reserved = dialect == Dialect.POSTGRESQL && schema.isEmpty() && table.startsWith("pg_");
        return reserved || SCHEMAS.contains(schema) || (schema.isEmpty() && table.equals("dual"));
    }

    /** Whether a table of the database's own gives away what other tenants hold or do. */
    static boolean showsRows(String schema, String table) {
        return REVEALING_SCHEMAS.contains(schema) || REVEALING.contains(table);
    }
}
