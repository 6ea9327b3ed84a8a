package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows by table. */
final class Rows {
    private final Map<String, List<Object[]>> byTable = new LinkedHashMap<>();

    void add(String table, Object[] row) {
        byTable.computeIfAbsent(table, key -> new ArrayList<>()).add(row);
    }

    List<Object[]> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    Rows and(Rows others) {
        Rows all = new Rows();
        byTable.forEach((table, rows) -> rows.forEach(row -> all.add(table, row)));
        others.byTable.forEach((table, rows) -> rows.forEach(row -> all.add(table, row)));
        return all;
    }

    Rows shuffled(Dice dice) {
        Rows all = new Rows();
        byTable.forEach((table, rows) -> dice.shuffled(rows).forEach(row -> all.add(table, row)));
        return all;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byTable.forEach((table, rows) -> rows.forEach(
                row -> text.append(table).append(java.util.Arrays.toString(row)).append('\n')));
        return text.toString();
    }
}
