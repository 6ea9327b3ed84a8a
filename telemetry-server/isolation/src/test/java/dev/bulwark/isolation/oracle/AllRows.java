package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The query that reads all tables of a schema, and whose rows those are. */
record AllRows(SchemaModel schema) {
    /** Rows of the current tenant and of the shared tables, and the rows of everybody else. */
    record Split(String ours, String others) {}

    String query() {
        int widest = schema.tables().stream()
                .mapToInt(table -> table.columns().size())
                .max()
                .orElseThrow();
        return schema.tables().stream().map(table -> query(table, widest)).collect(Collectors.joining(" UNION ALL "));
    }

    private static String query(TableModel table, int widest) {
        List<String> columns = new ArrayList<>();
        String owner = table.tenantColumn().orElse("'shared'");
        columns.add("CAST(" + owner + " AS VARCHAR(40))");
        columns.add("'" + table.name() + "'");
        table.columnNames().forEach(name -> columns.add("CAST(" + name + " AS VARCHAR(40))"));
        columns.addAll(Collections.nCopies(widest - table.columns().size(), "''"));
        return "SELECT " + String.join(", ", columns) + " FROM " + table.name();
    }

    static Split split(List<String> rows, SchemaModel schema) {
        String own = schema.type().current() + "|";
        List<String> ours = rows.stream()
                .filter(row -> row.startsWith(own) || row.startsWith("shared|"))
                .toList();
        List<String> others = rows.stream().filter(row -> !ours.contains(row)).toList();
        return new Split(ours.toString(), others.toString());
    }
}
