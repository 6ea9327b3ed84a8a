package dev.bulwark.server.isolation;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.isolation.StatementCheck;
import dev.bulwark.server.http.RefusalException;
import java.util.ArrayList;
import java.util.List;

/** Puts together what a check says of the tables. */
final class CheckedSchema {
    private CheckedSchema() {}

    /**
     * The schema.
     *
     * @param tenantColumn of tables of which only the columns are given
     * @throws RefusalException 400 with the field that cannot be used
     */
    static Schema of(StatementCheck check, String tenantColumn) {
        Schema.Builder schema = Schema.builder();
        List<String> named = new ArrayList<>();
        use("sharedTables", () -> check.sharedTables().forEach(schema::sharedTable));
        use("views", () -> check.views().forEach(schema::view));
        List.of(
                        check.sharedTables(),
                        check.tenantTables().keySet(),
                        check.views().keySet())
                .forEach(names -> names.forEach(name -> named.add(Names.table(name))));
        use(
                "columns",
                () -> check.columns().forEach((table, columns) -> {
                    schema.columns(table, columns);
                    if (!named.contains(Names.table(table))) {
                        schema.tenantTable(table, tenantColumn);
                    }
                }));
        use("tenantTables", () -> check.tenantTables().forEach(schema::tenantTable));
        use("foreignKeys", () -> check.foreignKeys().forEach(key -> schema.foreignKey(key.from(), key.to())));
        use("keys", () -> check.keys().forEach((table, keys) -> keys.forEach(key -> add(schema, table, key))));
        return schema.build();
    }

    /** A key without columns would make any two rows one. */
    private static void add(Schema.Builder schema, String table, List<String> key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a key of " + table + " has no columns");
        }
        schema.uniqueKey(table, key);
    }

    private static void use(String field, Runnable part) {
        try {
            part.run();
        } catch (IllegalArgumentException | NullPointerException unusable) {
            throw RefusalException.badInput(field, field + " cannot be used: " + unusable.getMessage());
        }
    }
}
