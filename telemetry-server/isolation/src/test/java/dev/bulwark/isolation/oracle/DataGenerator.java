package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows over small domains, so that they meet often. Ids of the current tenant and of the others alternate where one
 * id is for all, so that one's row comes between the other's in every order.
 */
final class DataGenerator {
    private static final int OTHERS = 3;

    private final SchemaModel schema;
    private final Dice dice;
    private final Map<Integer, Integer> parents = new TreeMap<>();

    DataGenerator(SchemaModel schema, Dice dice) {
        this.schema = schema;
        this.dice = dice;
    }

    /** The rows that both worlds have: the current tenant's and those of the shared tables. */
    Rows ours(int most) {
        Rows rows = new Rows();
        for (int id = 0; id < 6; id++) {
            rows.add("plans", new Object[] {id, number(), word()});
        }
        rows.add("organizations", new Object[] {schema.type().tenant(0), number(), word()});
        for (TableModel table : schema.ordinaryTables()) {
            // Sometimes another tenant's row is the only one.
            fill(rows, table, 0, dice.oneIn(6) ? 0 : 1 + dice.below(most));
        }
        return rows;
    }

    /** Rows of two other tenants and of nobody, up to so many of each in a table. */
    Rows others(int most) {
        Rows rows = new Rows();
        for (int tenant = 1; tenant < OTHERS; tenant++) {
            if (!dice.oneIn(6)) {
                rows.add("organizations", new Object[] {schema.type().tenant(tenant), number(), word()});
            }
        }
        for (TableModel table : schema.ordinaryTables()) {
            for (int tenant = 1; tenant < OTHERS + (table.tenantNullable() ? 1 : 0); tenant++) {
                fill(rows, table, tenant, most == 0 ? 0 : dice.below(most + 1));
            }
        }
        return rows;
    }

    private void fill(Rows rows, TableModel table, int tenant, int count) {
        if (table.name().equals(SchemaModel.PARENT)) {
            parents.put(tenant, count);
        }
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            for (ColumnModel column : table.columns()) {
                row.add(value(table, column, tenant, i));
            }
            rows.add(table.name(), row.toArray());
        }
    }

    private @Nullable Object value(TableModel table, ColumnModel column, int tenant, int index) {
        return switch (column.role()) {
            case TENANT -> tenant < OTHERS ? schema.type().tenant(tenant) : null;
            case ID -> id(table, tenant, index);
            // Codes of one tenant look like the ids of another.
            case CODE -> id(table, tenant, index) ^ 1;
            case OWN_REFERENCE -> ownParent(tenant);
            case REFERENCE, NUMBER -> number();
            case WORD -> word();
        };
    }

    private static int id(TableModel table, int tenant, int index) {
        if (!table.hasGlobalIds()) {
            return index + tenant % 2;
        }
        return tenant == 0 ? 2 * index + 1 : 2 * (OTHERS * index + tenant - 1);
    }

    private @Nullable Integer ownParent(int tenant) {
        int count = parents.getOrDefault(tenant, 0);
        return count == 0 || dice.oneIn(6) ? null : id(schema.table(SchemaModel.PARENT), tenant, dice.below(count));
    }

    private @Nullable Integer number() {
        return dice.oneIn(8) ? null : dice.below(5);
    }

    private @Nullable String word() {
        return dice.oneIn(9) ? null : dice.pick("o", "c", "x");
    }
}
