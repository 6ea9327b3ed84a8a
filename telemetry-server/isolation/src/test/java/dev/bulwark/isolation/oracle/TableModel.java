package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.ColumnModel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A generated table.
 *
 * @param keys the primary key first, then what else is unique
 * @param tenantNullable whether rows of nobody are possible
 */
record TableModel(String name, List<ColumnModel> columns, List<List<String>> keys, boolean tenantNullable) {
    TableModel {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    Optional<String> tenantColumn() {
        return column(Role.TENANT).map(ColumnModel::name);
    }

    Optional<ColumnModel> column(Role role) {
        return columns.stream().filter(column -> column.is(role)).findFirst();
    }

    int position(Role role) {
        return column(role).map(columns::indexOf).orElse(-1);
    }

    /** Whether the tenants' own rows are told apart by this table's key alone. */
    boolean isRoot() {
        return column(Role.ID).isEmpty();
    }

    /** Whether an id is taken for everyone once one tenant has it. */
    boolean hasGlobalIds() {
        return keys.get(0).equals(List.of("id"));
    }

    List<String> numbers() {
        return names(columns.stream().filter(ColumnModel::isNumeric).toList());
    }

    List<String> words() {
        return names(columns.stream().filter(column -> column.is(Role.WORD)).toList());
    }

    List<String> columnNames() {
        return names(columns);
    }

    String definition() {
        List<String> lines = new ArrayList<>();
        columns.forEach(column -> lines.add(column.name() + " " + column.definition()));
        lines.add("PRIMARY KEY (" + String.join(", ", keys.get(0)) + ")");
        keys.stream().skip(1).forEach(key -> lines.add("UNIQUE (" + String.join(", ", key) + ")"));
        return "CREATE TABLE " + name + " (" + String.join(", ", lines) + ")";
    }

    private static List<String> names(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::name).collect(Collectors.toList());
    }
}
