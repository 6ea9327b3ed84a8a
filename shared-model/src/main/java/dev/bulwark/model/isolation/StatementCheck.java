package dev.bulwark.model.isolation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement to be judged, and what is known of its tables; lists and maps that are left out are empty.
 *
 * @param tenant for whom it runs
 * @param params bound values in order
 * @param dialect {@code postgresql}, {@code h2} or {@code mysql}; null for the first
 * @param tenantColumn the tenant column of tables that are not named otherwise; null for {@code organization_id}
 * @param tenantTables by table the tenant column, or {@code issue_id -> issues(id)} where a row belongs to the tenant of the
 *     row that it refers to
 * @param views definitions by name
 * @param keys primary and unique keys by table
 */
public record StatementCheck(
        String sql,
        String tenant,
        List<@Nullable Object> params,
        @Nullable String dialect,
        @Nullable String tenantColumn,
        Map<String, String> tenantTables,
        List<String> sharedTables,
        Map<String, List<String>> columns,
        List<KeyReference> foreignKeys,
        Map<String, String> views,
        Map<String, List<List<String>>> keys) {
    public StatementCheck {
        Objects.requireNonNull(sql, "sql is required");
        Objects.requireNonNull(tenant, "tenant is required");
        params = params == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(params));
        tenantTables = tenantTables == null ? Map.of() : Map.copyOf(tenantTables);
        sharedTables = sharedTables == null ? List.of() : List.copyOf(sharedTables);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        foreignKeys = foreignKeys == null ? List.of() : List.copyOf(foreignKeys);
        views = views == null ? Map.of() : Map.copyOf(views);
        keys = keys == null ? Map.of() : Map.copyOf(keys);
    }

    /**
     * A tenant-consistent foreign key.
     *
     * @param from {@code table(column,…)}
     * @param to {@code table(column,…)}
     */
    public record KeyReference(String from, String to) {
        public KeyReference {
            Objects.requireNonNull(from, "from is required");
            Objects.requireNonNull(to, "to is required");
        }
    }
}
