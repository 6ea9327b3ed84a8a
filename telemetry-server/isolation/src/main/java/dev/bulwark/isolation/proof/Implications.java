package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the keys of the schema add to facts: which occurrences of tables hold rows of one tenant, or one and the same row. */
final class Implications {
    private final Schema schema;
    private final List<String> rowAddress;
    private final boolean useful;
    private final Map<Integer, BaseRange> tables = new HashMap<>();

    Implications(Schema schema, Dialect dialect, List<BaseRange> tables) {
        this.schema = schema;
        this.rowAddress = dialect.rowAddress();
        boolean repeated =
                tables.stream().map(BaseRange::qualifiedName).distinct().count() < tables.size();
        this.useful = !schema.foreignKeys().isEmpty() || !schema.uniqueKeys().isEmpty() || repeated;
        for (BaseRange table : tables) {
            if (table.tenantColumn() != null) {
                this.tables.put(table.id(), table);
            }
        }
    }

    /** Whether a column says which tenant a row of a table belongs to. */
    boolean isTenant(Column column) {
        BaseRange table = tables.get(column.range());
        return table != null && table.tenant().equals(column);
    }

    /** The facts and what follows from them by keys. */
    Facts enrich(Facts facts) {
        if (!useful || facts == Facts.NONE || facts.isImpossible()) {
            return facts;
        }
        Facts before;
        Facts after = facts;
        do {
            before = after;
            after = onceMore(before);
        } while (after != before);
        return after;
    }

    private Facts onceMore(Facts facts) {
        Map<Column, Integer> classes = new HashMap<>();
        Map<Integer, BaseRange> involved = new HashMap<>();
        int number = 0;
        for (List<Column> group : facts.groups()) {
            number++;
            for (Column column : group) {
                classes.put(column, number);
                BaseRange table = tables.get(column.range());
                if (table != null) {
                    involved.put(table.id(), table);
                }
            }
        }
        return involved.size() < 2 ? facts : withKeys(facts, classes, List.copyOf(involved.values()));
    }

    private Facts withKeys(Facts facts, Map<Column, Integer> classes, List<BaseRange> involved) {
        Facts all = facts;
        Map<String, BaseRange> rows = new HashMap<>();
        for (BaseRange table : involved) {
            for (List<String> key : keys(table)) {
                String row = values(table, key, facts, classes);
                BaseRange same = row == null ? null : rows.putIfAbsent(table.qualifiedName() + key + row, table);
                all = same == null ? all : withOneTenant(all, facts, same, table);
            }
        }
        for (ForeignKey key : schema.foreignKeys()) {
            all = withForeignKey(all, key, facts, classes, involved);
        }
        return all;
    }

    private List<List<String>> keys(BaseRange table) {
        List<List<String>> declared = schema.uniqueKeys().getOrDefault(table.table(), List.of());
        if (rowAddress.isEmpty()) {
            return declared;
        }
        List<List<String>> keys = new ArrayList<>(declared);
        keys.add(rowAddress);
        return keys;
    }

    private static Facts withForeignKey(
            Facts known, ForeignKey key, Facts facts, Map<Column, Integer> classes, List<BaseRange> involved) {
        Map<String, List<BaseRange>> targets = new HashMap<>();
        for (BaseRange table : involved) {
            String row = table.table().equals(key.target()) ? values(table, key.targetColumns(), facts, classes) : null;
            if (row != null) {
                targets.computeIfAbsent(row, values -> new ArrayList<>()).add(table);
            }
        }
        Facts all = known;
        for (BaseRange table : involved) {
            String row = table.table().equals(key.table()) ? values(table, key.columns(), facts, classes) : null;
            for (BaseRange target : row == null ? List.<BaseRange>of() : targets.getOrDefault(row, List.of())) {
                all = withOneTenant(all, facts, table, target);
            }
        }
        return all;
    }

    private static Facts withOneTenant(Facts all, Facts known, BaseRange one, BaseRange other) {
        boolean news = one.id() != other.id() && !known.same(one.tenant(), other.tenant());
        return news ? all.and(Facts.equal(one.tenant(), other.tenant())) : all;
    }

    /** The classes that the columns of a key are in; null when one of them may be NULL. */
    private static @Nullable String values(
            BaseRange table, List<String> columns, Facts facts, Map<Column, Integer> classes) {
        StringBuilder values = new StringBuilder();
        for (String name : columns) {
            Column column = new Column(table.id(), name);
            Integer number = classes.get(column);
            if (number == null || !facts.isNonNull(column)) {
                return null;
            }
            values.append(' ').append(number);
        }
        return values.toString();
    }
}
