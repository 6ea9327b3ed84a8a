package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.oracle.ColumnModel.Role;
import java.util.List;

/** A generated schema, as the database has it and as the judge is told. */
record SchemaModel(TenantType type, List<TableModel> tables) {
    /** The table that a declared reference leads to. */
    static final String PARENT = "teams";

    SchemaModel {
        tables = List.copyOf(tables);
    }

    List<TableModel> tenantTables() {
        return tables.stream().filter(table -> table.tenantColumn().isPresent()).toList();
    }

    /** The tenant tables with an id of their own, which all but the tenants' own table are. */
    List<TableModel> ordinaryTables() {
        return tenantTables().stream().filter(table -> !table.isRoot()).toList();
    }

    TableModel table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Schema toJudge() {
        Schema.Builder builder = Schema.builder();
        for (TableModel table : tables) {
            builder.columns(table.name(), table.columnNames());
            table.keys().forEach(key -> builder.uniqueKey(table.name(), key));
            table.tenantColumn()
                    .ifPresentOrElse(
                            column -> builder.tenantTable(table.name(), column),
                            () -> builder.sharedTable(table.name()));
            table.column(Role.OWN_REFERENCE)
                    .ifPresent(column -> builder.foreignKey(table.name() + "(" + column.name() + ")", PARENT + "(id)"));
        }
        return builder.build();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tables.forEach(table -> text.append(table.definition()).append(";\n"));
        return text.toString();
    }
}
