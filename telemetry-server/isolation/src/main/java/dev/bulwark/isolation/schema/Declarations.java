package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is declared of the tables, which goes before what a database says.
 *
 * @param tenantTables by table the tenant column, or {@code issue_id -> issues(id)} where a row belongs to the tenant of the
 *     row that it refers to
 * @param sharedTables tables that belong to no tenant
 * @param foreignKeys foreign keys that only join rows of one tenant
 */
public record Declarations(Map<String, String> tenantTables, Set<String> sharedTables, List<ForeignKey> foreignKeys) {
    /** Nothing is declared. */
    public static final Declarations NONE = new Declarations(Map.of(), Set.of(), List.of());

    public Declarations {
        tenantTables = Map.copyOf(tenantTables);
        sharedTables = Set.copyOf(sharedTables);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Adds what is declared to what is known. */
    void addTo(Schema.Builder schema) {
        sharedTables.forEach(schema::sharedTable);
        tenantTables.forEach(schema::tenantTable);
        foreignKeys.forEach(schema::foreignKey);
    }
}
