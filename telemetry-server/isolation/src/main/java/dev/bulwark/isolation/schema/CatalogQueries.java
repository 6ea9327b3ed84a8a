package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * How each database is asked for what JDBC's metadata gives for one table at a time, or not at all.
 *
 * @param keys schema, table, name of the key, column in its order (null for an expression), whether it is for some rows only
 * @param references schema, table, name of the key, column, target's schema, target, target's column
 * @param views schema, view, definition
 */
record CatalogQueries(String keys, String references, String views) {
    private static final CatalogQueries POSTGRESQL = new CatalogQueries("""
            SELECT n.nspname, c.relname, i.indexrelid::text, a.attname, i.indpred IS NOT NULL OR NOT i.indimmediate
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum AND k.attnum > 0
            WHERE i.indisunique AND i.indisvalid AND k.place <= i.indnkeyatts
            ORDER BY i.indexrelid, k.place""", """
            SELECT n.nspname, c.relname, o.oid::text, a.attname, tn.nspname, tc.relname, ta.attname
            FROM pg_catalog.pg_constraint o
            JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class tc ON tc.oid = o.confrelid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = tc.relnamespace
            CROSS JOIN LATERAL unnest(o.conkey, o.confkey) WITH ORDINALITY AS k(attnum, target, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
            JOIN pg_catalog.pg_attribute ta ON ta.attrelid = tc.oid AND ta.attnum = k.target
            WHERE o.contype = 'f' AND o.convalidated
            ORDER BY o.oid, k.place""", """
            SELECT n.nspname, c.relname, pg_catalog.pg_get_viewdef(c.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema')""");

    private static final CatalogQueries H2 = new CatalogQueries("""
            SELECT i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_SCHEMA || '.' || i.INDEX_NAME, k.COLUMN_NAME, FALSE
            FROM INFORMATION_SCHEMA.INDEXES i
            JOIN INFORMATION_SCHEMA.INDEX_COLUMNS k
              ON k.INDEX_SCHEMA = i.INDEX_SCHEMA AND k.INDEX_NAME = i.INDEX_NAME AND k.TABLE_NAME = i.TABLE_NAME
            WHERE i.INDEX_TYPE_NAME IN ('PRIMARY KEY', 'UNIQUE INDEX', 'UNIQUE NULLS NOT DISTINCT INDEX',
              'UNIQUE HASH INDEX')
            ORDER BY 3, k.ORDINAL_POSITION""", """
            SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_SCHEMA || '.' || k.CONSTRAINT_NAME, k.COLUMN_NAME,
              t.TABLE_SCHEMA, t.TABLE_NAME, t.COLUMN_NAME
            FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
            JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
              ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME
            JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE t
              ON t.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME
              AND t.ORDINAL_POSITION = k.POSITION_IN_UNIQUE_CONSTRAINT
            ORDER BY 3, k.ORDINAL_POSITION""", """
            SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS
            WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""");

    /** MySQL has no schemas within a database; its driver calls them NULL. */
    private static final CatalogQueries MYSQL = new CatalogQueries("""
            SELECT NULL, table_name, CONCAT(table_name, '.', index_name), column_name, FALSE
            FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0
            ORDER BY 3, seq_in_index""", """
            SELECT NULL, table_name, CONCAT(table_name, '.', constraint_name), column_name,
              NULL, referenced_table_name, referenced_column_name
            FROM information_schema.key_column_usage
            WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE()
            ORDER BY 3, ordinal_position""", """
            SELECT NULL, table_name, view_definition FROM information_schema.views
            WHERE table_schema = DATABASE()""");

    /**
     * How a database is asked.
     *
     * @param product its name in small letters
     * @return null for a product whose catalog is not known
     */
    static @Nullable CatalogQueries of(String product, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case H2 -> product.equals("h2") ? H2 : null;
            case MYSQL -> MYSQL;
        };
    }
}
