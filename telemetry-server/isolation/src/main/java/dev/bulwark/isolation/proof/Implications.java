package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Column;
import java.util.List;

/** What the keys of the schema add to facts: which occurrences of tables hold rows of one tenant, or one and the same row. */
final class Implications {
    private final Schema schema;
    private final List<BaseRange> tables;

    Implications(Schema schema, List<BaseRange> tables) {
        this.schema = schema;
        this.tables =
                tables.stream().filter(table -> table.tenantColumn() != null).toList();
    }

    /** Whether a column says which tenant a row of a table belongs to. */
    boolean isTenant(Column column) {
        return tables.stream().anyMatch(table -> table.tenant().equals(column));
    }

    /** The facts and what follows from them by keys. */
    Facts enrich(Facts facts) {
        if (facts.isImpossible()
                || (schema.foreignKeys().isEmpty() && schema.uniqueKeys().isEmpty())) {
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
        Facts all = facts;
        for (BaseRange from : tables) {
            for (BaseRange to : tables) {
                boolean news = from.id() != to.id() && !all.same(from.tenant(), to.tenant());
                if (news && (refers(from, to, all) || isSameRow(from, to, all))) {
                    all = all.and(Facts.equal(from.tenant(), to.tenant()));
                }
            }
        }
        return all;
    }

    private boolean refers(BaseRange from, BaseRange to, Facts facts) {
        for (ForeignKey key : schema.foreignKeys()) {
            boolean about = key.table().equals(from.table()) && key.target().equals(to.table());
            if (about && matches(from, key.columns(), to, key.targetColumns(), facts)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSameRow(BaseRange one, BaseRange other, Facts facts) {
        if (!one.table().equals(other.table())) {
            return false;
        }
        return schema.uniqueKeys().getOrDefault(one.table(), List.of()).stream()
                .anyMatch(key -> matches(one, key, other, key, facts));
    }

    private static boolean matches(
            BaseRange one, List<String> columns, BaseRange other, List<String> targets, Facts facts) {
        for (int i = 0; i < columns.size(); i++) {
            Column left = new Column(one.id(), columns.get(i));
            Column right = new Column(other.id(), targets.get(i));
            if (!facts.same(left, right) || !facts.isNonNull(left)) {
                return false;
            }
        }
        return true;
    }
}
