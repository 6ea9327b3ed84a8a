package dev.bulwark.isolation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the input: a statement, for whom it runs, and what is known of the tables.
 *
 * @param id as it was given, or null
 * @param dialect null for the one of the command line
 */
record CheckLine(
        @Nullable JsonNode id,
        String sql,
        String tenant,
        BoundParameters parameters,
        @Nullable Dialect dialect,
        Schema schema) {

    /**
     * Reads a line.
     *
     * @throws BadLineException when it is no such line
     */
    static CheckLine read(String line, CheckDefaults defaults, ObjectMapper json) throws BadLineException {
        JsonNode node = parse(line, json);
        if (!node.isObject()) {
            throw new BadLineException("not a JSON object");
        }
        JsonNode sql = node.get("sql");
        JsonNode tenant = node.get("tenant");
        if (sql == null || !sql.isTextual()) {
            throw new BadLineException("'sql' must be a text");
        }
        if (tenant == null
                || (!tenant.isTextual() && !tenant.isNumber())
                || tenant.asText().isEmpty()) {
            throw new BadLineException("'tenant' must be a text or a number");
        }
        try {
            Dialect dialect = node.hasNonNull("dialect")
                    ? Dialect.named(node.get("dialect").asText())
                    : null;
            return new CheckLine(
                    node.get("id"),
                    sql.textValue(),
                    tenant.isNumber() ? CanonicalValue.of(tenant.decimalValue()) : tenant.textValue(),
                    parameters(node, json),
                    dialect,
                    schema(node, defaults));
        } catch (IllegalArgumentException wrong) {
            throw new BadLineException(String.valueOf(wrong.getMessage()));
        }
    }

    private static JsonNode parse(String line, ObjectMapper json) throws BadLineException {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new BadLineException("not JSON: " + malformed.getOriginalMessage());
        }
    }

    private static BoundParameters parameters(JsonNode node, ObjectMapper json) throws BadLineException {
        JsonNode list = optional(node, "params", true);
        if (list == null) {
            return BoundParameters.NONE;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonNode value : list) {
            values.add(value.isNull() ? null : json.convertValue(value, Object.class));
        }
        return position -> position >= 1 && position <= values.size() ? values.get(position - 1) : null;
    }

    private static Schema schema(JsonNode node, CheckDefaults defaults) throws BadLineException {
        Schema.Builder builder = Schema.builder();
        defaults.sharedTables().forEach(builder::sharedTable);
        JsonNode shared = optional(node, "sharedTables", true);
        if (shared != null) {
            shared.forEach(table -> builder.sharedTable(table.asText()));
        }
        JsonNode columns = optional(node, "columns", false);
        JsonNode tables = optional(node, "tenantTables", false);
        if (columns != null) {
            addColumns(node, columns, tables, shared, defaults, builder);
        }
        if (tables != null) {
            for (Map.Entry<String, JsonNode> table : tables.properties()) {
                if (!table.getValue().isTextual()) {
                    throw new BadLineException("'tenantTables' must name the tenant column of each table");
                }
                builder.tenantTable(table.getKey(), table.getValue().textValue());
            }
        }
        addForeignKeys(optional(node, "foreignKeys", true), builder);
        addViews(optional(node, "views", false), builder);
        addKeys(optional(node, "keys", false), builder);
        return builder.build();
    }

    /** A table that neither list names is a tenant table, even when its columns are given. */
    private static void addColumns(
            JsonNode node,
            JsonNode columns,
            @Nullable JsonNode tables,
            @Nullable JsonNode shared,
            CheckDefaults defaults,
            Schema.Builder builder)
            throws BadLineException {
        List<String> named = new ArrayList<>(defaults.sharedTables());
        if (tables != null) {
            tables.fieldNames().forEachRemaining(named::add);
        }
        if (shared != null) {
            shared.forEach(table -> named.add(table.asText()));
        }
        JsonNode views = node.get("views");
        if (views != null) {
            views.fieldNames().forEachRemaining(named::add);
        }
        List<String> known = named.stream().map(Names::table).toList();
        for (Map.Entry<String, JsonNode> table : columns.properties()) {
            if (!table.getValue().isArray()) {
                throw new BadLineException("'columns' must list the columns of each table");
            }
            List<String> names = new ArrayList<>();
            table.getValue().forEach(column -> names.add(column.asText()));
            builder.columns(table.getKey(), names);
            if (!known.contains(Names.table(table.getKey()))) {
                builder.tenantTable(table.getKey(), defaults.tenantColumn());
            }
        }
    }

    private static void addForeignKeys(@Nullable JsonNode keys, Schema.Builder builder) throws BadLineException {
        if (keys == null) {
            return;
        }
        for (JsonNode key : keys) {
            if (!key.hasNonNull("from") || !key.hasNonNull("to")) {
                throw new BadLineException("a foreign key needs 'from' and 'to'");
            }
            builder.foreignKey(key.get("from").asText(), key.get("to").asText());
        }
    }

    private static void addViews(@Nullable JsonNode views, Schema.Builder builder) {
        if (views != null) {
            views.properties()
                    .forEach(view -> builder.view(view.getKey(), view.getValue().asText()));
        }
    }

    /** Primary and unique keys, each a list of columns. */
    private static void addKeys(@Nullable JsonNode keys, Schema.Builder builder) throws BadLineException {
        if (keys == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> table : keys.properties()) {
            for (JsonNode key : table.getValue()) {
                if (!key.isArray() || key.isEmpty()) {
                    throw new BadLineException("a key must be a list of columns");
                }
                List<String> columns = new ArrayList<>();
                key.forEach(column -> columns.add(column.asText()));
                builder.uniqueKey(table.getKey(), columns);
            }
        }
    }

    private static @Nullable JsonNode optional(JsonNode node, String name, boolean list) throws BadLineException {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (list ? !value.isArray() : !value.isObject()) {
            throw new BadLineException("'" + name + "' must be " + (list ? "a list" : "an object"));
        }
        return value;
    }
}
