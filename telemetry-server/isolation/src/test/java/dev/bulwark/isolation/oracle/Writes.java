package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Candidate.Kind;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import dev.bulwark.isolation.oracle.Sql.Droppable;
import java.util.ArrayList;
import java.util.List;

/** Makes statements that change rows. */
final class Writes {
    private final Making making;
    private final Dice dice;
    private final Blocks blocks;
    private final Expressions expressions;
    private final Inserts inserts;

    Writes(Making making, Blocks blocks) {
        this.making = making;
        this.dice = making.dice();
        this.blocks = blocks;
        this.expressions = blocks.expressions();
        this.inserts = new Inserts(making, blocks);
    }

    Made next() {
        return switch (dice.below(12)) {
            case 0, 1, 2 -> inserts.next();
            case 3, 4 -> new Made(merge(), Kind.WRITES);
            case 5 -> making.isPostgres() ? new Made(inCommonTable(), Kind.WRITES) : new Made(delete(), Kind.WRITES);
            case 6, 7 -> new Made(delete(), Kind.WRITES);
            default -> new Made(update(), Kind.WRITES);
        };
    }

    private Sql update() {
        TableModel table = dice.pick(making.schema().tenantTables());
        Source target = Source.ofTable(table, making.alias());
        List<Sql> where = new ArrayList<>();
        Sql from = Sql.NOTHING;
        List<Source> sources = new ArrayList<>(List.of(target));
        if (making.isPostgres() && dice.oneIn(3)) {
            FromParts parts = more(target, where);
            from = new Droppable(Sql.of(parts.from()));
            sources.addAll(parts.sources());
        }
        where(target, where, sources);
        return Sql.of(
                "UPDATE ",
                table.name(),
                " ",
                target.alias(),
                " SET ",
                set(table, sources),
                from,
                new Conditions(" WHERE ", dice.shuffled(where)),
                returning(List.of(target)));
    }

    private FromParts more(Source target, List<Sql> where) {
        FromParts parts = blocks.joins().make(new Scope(List.of(), 1), true);
        parts.takeFilters().forEach(where::add);
        where.add(Sql.of(target.number(dice), " = ", dice.pick(parts.sources()).number(dice)));
        return parts;
    }

    private void where(Source target, List<Sql> where, List<Source> sources) {
        List<Source> others = sources.subList(1, sources.size());
        where.add(making.hold(target, dice.oneIn(2) ? others : List.of()));
        if (!dice.oneIn(3)) {
            where.add(expressions.condition(sources, Scope.TOP));
        }
    }

    private Sql set(TableModel table, List<Source> sources) {
        List<Sql> values = new ArrayList<>();
        if (!table.isRoot()) {
            values.add(Sql.of("amount = ", expressions.value(sources, Scope.TOP)));
        }
        if (dice.oneIn(2)) {
            values.add(Sql.of(
                    table.words().get(0),
                    " = ",
                    dice.oneIn(2) ? making.word() : sources.get(0).word(dice)));
        }
        if (dice.oneIn(6) || values.isEmpty()) {
            String tenant = table.tenantColumn().orElseThrow();
            values.add(new Sql.Held("#c = #v", tenant, dice.oneIn(3) ? Sql.of(tenant) : making.current()));
        }
        return Sql.joined(", ", values);
    }

    private Sql returning(List<Source> sources) {
        if (!making.isPostgres() || !dice.oneIn(3)) {
            return Sql.NOTHING;
        }
        Source source = sources.get(0);
        return new Droppable(Sql.of(
                " RETURNING ",
                source.tenantColumn(),
                ", ",
                source.word(dice),
                ", ",
                expressions.value(sources, Scope.TOP)));
    }

    private Sql delete() {
        TableModel table = dice.pick(making.schema().ordinaryTables());
        Source target = Source.ofTable(table, making.alias());
        List<Sql> where = new ArrayList<>();
        List<Source> sources = new ArrayList<>(List.of(target));
        Sql using = Sql.NOTHING;
        if (making.isPostgres() && dice.oneIn(3)) {
            FromParts parts = more(target, where);
            using = parts.list(" USING ");
            sources.addAll(parts.sources());
        }
        where(target, where, sources);
        return Sql.of(
                "DELETE FROM ",
                table.name(),
                " ",
                target.alias(),
                using,
                new Conditions(" WHERE ", dice.shuffled(where)),
                returning(List.of(target)));
    }

    private Sql merge() {
        TableModel table = dice.pick(making.schema().ordinaryTables());
        Source target = Source.ofTable(table, making.alias());
        String alias = making.alias();
        Source source = Source.ofQuery(alias, true);
        List<Sql> on = new ArrayList<>();
        on.add(Sql.of(target.alias(), ".id = ", alias, ".k"));
        on.add(making.hold(target, List.of(source)));
        // One row for each key, or the database refuses to change a row twice.
        Sql rows = Sql.of(
                "SELECT q.tn, q.k, MAX(q.w) AS w FROM (",
                blocks.query(new Scope(List.of(), 1), true),
                ") q GROUP BY q.tn, q.k");
        List<Sql> branches = new ArrayList<>();
        if (!dice.oneIn(3)) {
            branches.add(new Droppable(
                    Sql.of(" WHEN MATCHED", matchedCondition(target, source), " THEN ", matched(source))));
        }
        if (!dice.oneIn(3) || branches.isEmpty()) {
            Sql tenant = dice.oneIn(2) ? Sql.of(alias, ".tn") : making.current();
            branches.add(new Droppable(inserts.merged(table, alias, tenant)));
        }
        if (making.isPostgres() && dice.oneIn(8)) {
            Sql others = new Conditions(" AND ", List.of(making.hold(target.tenantColumn())));
            branches.add(new Droppable(Sql.of(
                    " WHEN NOT MATCHED BY SOURCE", others, " THEN ", dice.pick("DELETE", "UPDATE SET status = 'n'"))));
        }
        return Sql.of(
                "MERGE INTO ",
                table.name(),
                " ",
                target.alias(),
                " USING (",
                rows,
                ") ",
                alias,
                new Conditions(" ON ", on),
                Sql.of(branches.toArray()),
                mergeReturning(target));
    }

    private Sql mergeReturning(Source target) {
        return making.isPostgres() && dice.oneIn(6)
                ? new Droppable(Sql.of(" RETURNING merge_action(), ", target.alias(), ".id"))
                : Sql.NOTHING;
    }

    private Sql matchedCondition(Source target, Source source) {
        return dice.oneIn(3) ? Sql.of(" AND ", target.number(dice), " > ", source.number(dice)) : Sql.NOTHING;
    }

    private Sql matched(Source source) {
        return switch (dice.below(4)) {
            case 0 -> Sql.of("DELETE");
            case 1 -> Sql.of("UPDATE SET status = ", making.word());
            default -> Sql.of("UPDATE SET amount = ", source.alias(), ".k, status = ", source.alias(), ".w");
        };
    }

    /** A change within WITH, whose returned rows are read further. */
    private Sql inCommonTable() {
        TableModel table = dice.pick(making.schema().ordinaryTables());
        String tenant = table.tenantColumn().orElseThrow();
        List<Sql> where = new ArrayList<>(List.of(making.hold("t." + tenant)));
        if (dice.oneIn(2)) {
            where.add(Sql.of("t.id < ", making.number()));
        }
        String change =
                dice.pick("DELETE FROM " + table.name() + " t", "UPDATE " + table.name() + " t SET status = 'n'");
        Sql returned = Sql.of(" RETURNING t.", tenant, " AS tn, t.id AS k, t.status AS w");
        making.commonTables().add(Source.ofQuery("moved", true));
        Sql with = Sql.of("WITH moved AS (", change, new Conditions(" WHERE ", where), returned, ") ");
        return Sql.of(with, dice.oneIn(3) ? inserts.fromMoved() : blocks.query(Scope.TOP, true));
    }
}
