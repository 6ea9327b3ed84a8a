package dev.bulwark.isolation.query;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.ForeignKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the database.
 *
 * @param schema folded name of the schema that it is said to be in, empty when none is named
 * @param table folded name
 * @param tenantColumn null when its rows belong to no tenant
 * @param parent the foreign key by which a row belongs to a tenant where no column of its own says so; null for all others
 * @param columns all of its columns, null when they are not known
 * @param defaultTenantColumn the usual tenant column, which a shared table is taken not to have
 */
public record BaseRange(
        int id,
        String schema,
        String table,
        String alias,
        @Nullable String tenantColumn,
        @Nullable ForeignKey parent,
        @Nullable List<String> columns,
        String defaultTenantColumn,
        Span span)
        implements Range {

    @Override
    public @Nullable List<String> names() {
        return columns;
    }

    @Override
    public Ownership owns(String name) {
        if (columns != null) {
            return columns.contains(name) || Dialect.isRowAddress(name) ? Ownership.YES : Ownership.NO;
        }
        if (tenantColumn == null || parent != null) {
            return name.equals(defaultTenantColumn) ? Ownership.NO : Ownership.MAYBE;
        }
        return name.equals(tenantColumn) ? Ownership.YES : Ownership.MAYBE;
    }

    /** The column that names the tenant; only for tables that have one. */
    public Column tenant() {
        if (tenantColumn == null) {
            throw new IllegalStateException(table + " has no tenant column");
        }
        return new Column(id, tenantColumn);
    }

    /** The same for occurrences that are surely of one table. */
    public String qualifiedName() {
        return schema + "." + table;
    }

    /** The columns that together say which tenant a row belongs to; empty when it belongs to none. */
    public List<String> tenantKey() {
        if (parent != null) {
            return parent.columns();
        }
        return tenantColumn == null ? List.of() : List.of(tenantColumn);
    }

    /** The same where it stands in the text. */
    public BaseRange at(Span place) {
        return new BaseRange(id, schema, table, alias, tenantColumn, parent, columns, defaultTenantColumn, place);
    }

    /** How a developer knows it: {@code `i` (issues)}. */
    public String label() {
        return alias.equals(table) ? "`" + table + "`" : "`" + alias + "` (" + table + ")";
    }
}
