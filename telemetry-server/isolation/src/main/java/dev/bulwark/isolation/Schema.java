package dev.bulwark.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the tables. A table that is known in no way holds tenants' rows, by the default tenant column.
 * Names are kept folded (see {@link Names}).
 *
 * @param tenantTables tenant column by table; the tenants' own table is one by its key, such as organizations by id
 * @param sharedTables tables whose rows belong to no tenant
 * @param columns columns by table, in the table's order
 * @param uniqueKeys primary and unique keys by table
 * @param foreignKeys foreign keys that are declared tenant-consistent
 * @param mixedNames columns that are declared in mixed case, as they are written; they are the only names not folded
 * @param parents of tables without a tenant column the foreign key that says to whose row a row belongs; such a table has a
 *     tenant column that stands in no database
 * @param views definitions of views; empty for one of which only the name is known
 */
public record Schema(
        Map<String, String> tenantTables,
        Set<String> sharedTables,
        Map<String, List<String>> columns,
        Map<String, List<List<String>>> uniqueKeys,
        List<ForeignKey> foreignKeys,
        Set<String> mixedNames,
        Map<String, ForeignKey> parents,
        Map<String, String> views) {
    /** No name of a column is folded to something that begins like this. */
    private static final String INHERITED = "TENANT OF ";

    public Schema {
        tenantTables = Map.copyOf(tenantTables);
        sharedTables = Set.copyOf(sharedTables);
        columns = Map.copyOf(columns);
        uniqueKeys = Map.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        mixedNames = Set.copyOf(mixedNames);
        parents = Map.copyOf(parents);
        views = Map.copyOf(views);
    }

    /** A schema in which no table is known. */
    public static Schema unknown() {
        return builder().build();
    }

    /** Collects what is known. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The tenant column of a table, null when its rows belong to no tenant.
     *
     * @param table a folded name
     * @param defaultColumn the tenant column of tables of which nothing else is known, folded
     */
    public @Nullable String tenantColumn(String table, String defaultColumn) {
        String declared = tenantTables.get(table);
        if (declared != null) {
            return declared;
        }
        if (sharedTables.contains(table)) {
            return null;
        }
        List<String> known = columns.get(table);
        if (known == null || views.containsKey(table)) {
            return defaultColumn;
        }
        return known.contains(defaultColumn) ? defaultColumn : null;
    }

    /**
     * Whether there is such a table or view.
     *
     * @param table a folded name
     */
    public boolean knows(String table) {
        return isDeclared(table) || columns.containsKey(table) || views.containsKey(table);
    }

    /**
     * The definition of a view, empty when it is not known; null for a table. What is declared to be a table is one.
     *
     * @param table a folded name
     */
    public @Nullable String view(String table) {
        return isDeclared(table) ? null : views.get(table);
    }

    private boolean isDeclared(String table) {
        return tenantTables.containsKey(table) || sharedTables.contains(table);
    }

    /** Collects what is known; not thread-safe. */
    public static final class Builder {
        private final Map<String, String> tenantTables = new LinkedHashMap<>();
        private final Set<String> sharedTables = new LinkedHashSet<>();
        private final Map<String, List<String>> columns = new LinkedHashMap<>();
        private final Map<String, List<List<String>>> uniqueKeys = new LinkedHashMap<>();
        private final List<ForeignKey> foreignKeys = new ArrayList<>();
        private final Set<String> mixedNames = new LinkedHashSet<>();
        private final Map<String, ForeignKey> parents = new LinkedHashMap<>();
        private final Map<String, String> views = new LinkedHashMap<>();

        private Builder() {}

        /**
         * A table whose rows each belong to a tenant.
         *
         * @param tenantColumn the column that names the tenant, or {@code issue_id -> issues(id)} when a row belongs to the
         *     tenant of the row that it refers to
         * @throws IllegalArgumentException when it is neither
         */
        public Builder tenantTable(String table, String tenantColumn) {
            int arrow = tenantColumn.indexOf("->");
            if (arrow >= 0) {
                String from = table + "(" + tenantColumn.substring(0, arrow).strip() + ")";
                return childTable(ForeignKey.of(from, tenantColumn.substring(arrow + 2)));
            }
            parents.remove(Names.table(table));
            note(tenantColumn);
            tenantTables.put(Names.table(table), Names.fold(tenantColumn));
            return this;
        }

        /** A table whose rows each belong to the tenant of the row that they refer to. */
        public Builder childTable(ForeignKey toParent) {
            parents.put(toParent.table(), toParent);
            tenantTables.put(toParent.table(), INHERITED + toParent.target());
            foreignKeys.add(toParent);
            return this;
        }

        /** A view by its query, which is empty when it is not known. */
        public Builder view(String name, String definition) {
            views.put(Names.table(name), definition);
            return this;
        }

        /** A table whose rows belong to no tenant. */
        public Builder sharedTable(String table) {
            sharedTables.add(Names.table(table));
            return this;
        }

        /** All columns of a table, in the table's order. */
        public Builder columns(String table, List<String> names) {
            names.forEach(this::note);
            columns.put(Names.table(table), names.stream().map(Names::fold).toList());
            return this;
        }

        /** The columns by which a table's row is found. */
        public Builder primaryKey(String table, List<String> names) {
            return uniqueKey(table, names);
        }

        /** Columns of which no two rows hold the same values. */
        public Builder uniqueKey(String table, List<String> names) {
            uniqueKeys
                    .computeIfAbsent(Names.table(table), key -> new ArrayList<>())
                    .add(names.stream().map(Names::fold).toList());
            return this;
        }

        /** A tenant-consistent foreign key, each side written {@code table(column,…)}. */
        public Builder foreignKey(String from, String to) {
            return foreignKey(ForeignKey.of(from, to));
        }

        /** A tenant-consistent foreign key. */
        public Builder foreignKey(ForeignKey key) {
            foreignKeys.add(key);
            return this;
        }

        private void note(String name) {
            if (Names.isMixed(name)) {
                mixedNames.add(name);
            }
        }

        /** The schema as collected so far. */
        public Schema build() {
            Map<String, List<List<String>>> keys = new LinkedHashMap<>();
            uniqueKeys.forEach((table, list) -> keys.put(table, List.copyOf(list)));
            return new Schema(tenantTables, sharedTables, columns, keys, foreignKeys, mixedNames, parents, views);
        }
    }
}
