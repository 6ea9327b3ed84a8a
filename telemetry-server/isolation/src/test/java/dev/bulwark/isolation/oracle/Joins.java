package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Choice;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import java.util.ArrayList;
import java.util.List;

/** Makes FROM: tables, derived tables, common table expressions, and the joins between them. */
final class Joins {
    private static final List<String> KINDS = List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ");

    private final Making making;
    private final Dice dice;
    private final Queries queries;

    Joins(Making making, Queries queries) {
        this.making = making;
        this.dice = making.dice();
        this.queries = queries;
    }

    /** Sources of which all are held to the tenant; when not pinned, all but the first are tied to it. */
    FromParts make(Scope scope, boolean pinned) {
        FromParts parts = new FromParts();
        if (pinned && scope.mayNest() && making.isPostgres() && dice.oneIn(16)) {
            full(parts, scope);
        } else {
            Placed first = place(scope, pinned);
            parts.add(first.source(), first.text());
            if (pinned) {
                pin(parts, first.source(), scope.outer());
            }
        }
        for (int joins = dice.below(scope.depth() == 0 ? 3 : 2); joins > 0; joins--) {
            join(parts, scope);
        }
        return parts;
    }

    private void full(FromParts parts, Scope scope) {
        Source left = Source.ofQuery(making.alias(), true);
        Source right = Source.ofQuery(making.alias(), true);
        parts.add(left, "(", queries.query(scope.closed(), true), ") ", left.alias());
        Sql on = new Conditions(" ON ", List.of(Sql.of(right.number(dice), " = ", left.number(dice))));
        parts.addDroppable(right, " FULL JOIN (", queries.query(scope.closed(), true), ") ", right.alias(), on);
    }

    private void join(FromParts parts, Scope scope) {
        Source right;
        switch (dice.below(14)) {
            case 0 -> {
                Placed placed = place(scope, true);
                parts.addDroppable(placed.source(), " CROSS JOIN ", placed.text());
                pin(parts, placed.source(), List.of());
            }
            case 1 -> using(parts);
            case 2 -> lateral(parts, scope);
            case 3 -> values(parts);
            case 4, 5 -> {
                Placed placed = place(scope, true);
                right = placed.source();
                List<Sql> on = new ArrayList<>(List.of(link(right, parts.sources())));
                if (dice.oneIn(2)) {
                    on.addAll(parts.takeFilters());
                }
                tie(on, right, parts.sources());
                pin(parts, right, List.of());
                parts.add(right, new Choice(" RIGHT JOIN ", KINDS), placed.text(), new Conditions(" ON ", on));
            }
            default -> plain(parts, scope);
        }
    }

    private void plain(FromParts parts, Scope scope) {
        Placed placed = place(scope, true);
        Source right = placed.source();
        boolean left = dice.oneIn(3);
        List<Sql> on = new ArrayList<>(List.of(link(right, parts.sources())));
        if (left || !dice.oneIn(3)) {
            tie(on, right, parts.sources());
        } else {
            pin(parts, right, parts.sources());
        }
        Choice kind = new Choice(left ? " LEFT JOIN " : " JOIN ", KINDS);
        if (left && dice.oneIn(5)) {
            parts.filter(Sql.of(right.number(dice), dice.pick(" IS NULL", " IS NULL", " IS NOT NULL", " > 1")));
        }
        parts.addDroppable(right, kind, placed.text(), new Conditions(" ON ", dice.shuffled(on)));
    }

    /** Two tables that have equal names for some columns, the tenant's among them or not. */
    private void using(FromParts parts) {
        Source left = parts.sources().get(0);
        TableModel table = dice.pick(making.schema().tenantTables());
        Source right = Source.ofTable(table, making.alias());
        boolean same = left.hasTenant() && left.tenant().equals(right.tenant());
        if (!same || parts.sources().size() > 1) {
            return;
        }
        if (dice.oneIn(3)) {
            parts.filter(making.hold(right.tenantColumn()));
            parts.addDroppable(right, " NATURAL JOIN ", table.name(), " ", right.alias());
        } else {
            String columns = dice.pick(right.tenant(), right.tenant() + ", " + dice.pick(right.numbers()));
            Choice kind = new Choice(dice.pick(KINDS), KINDS);
            parts.addDroppable(right, kind, table.name(), " ", right.alias(), " USING (", columns, ")");
        }
    }

    private void lateral(FromParts parts, Scope scope) {
        if (!making.isPostgres() || !scope.mayNest()) {
            return;
        }
        Sql query = queries.query(scope.within(parts.sources()), true);
        Source source = Source.ofQuery(making.alias(), true);
        if (dice.oneIn(2)) {
            parts.addDroppable(source, " CROSS JOIN LATERAL (", query, ") ", source.alias());
        } else {
            parts.addDroppable(source, " LEFT JOIN LATERAL (", query, ") ", source.alias(), " ON TRUE");
        }
    }

    private void values(FromParts parts) {
        Source source = new Source(making.alias(), null, List.of("n"), List.of("s"), true);
        parts.addDroppable(source, " CROSS JOIN (VALUES (1, 'o'), (2, 'c'), (3, 'x')) ", source.alias(), "(n, s)");
    }

    private void pin(FromParts parts, Source source, List<Source> others) {
        if (source.hasTenant() && !(source.held() && !dice.oneIn(4))) {
            Sql held = making.hold(source, others);
            parts.filter(dice.oneIn(20) ? making.guarded(held) : held);
        }
    }

    private void tie(List<Sql> on, Source source, List<Source> others) {
        if (source.hasTenant() && !(source.held() && !dice.oneIn(4))) {
            on.add(making.hold(source, others));
        }
    }

    private Sql link(Source right, List<Source> lefts) {
        Source left = dice.pick(lefts);
        return Sql.of(right.number(dice), " = ", left.number(dice));
    }

    private Placed place(Scope scope, boolean pinned) {
        List<Source> common = making.commonTables();
        if (!common.isEmpty() && dice.oneIn(2)) {
            Source table = dice.pick(common);
            Source use = new Source(making.alias(), table.tenant(), table.numbers(), table.words(), table.held());
            return new Placed(Sql.of(table.alias(), " ", use.alias()), use);
        }
        if (scope.mayNest() && dice.oneIn(6)) {
            return derived(scope, pinned && !dice.oneIn(3));
        }
        List<TableModel> tables =
                dice.oneIn(6) ? making.schema().tables() : making.schema().ordinaryTables();
        TableModel table = dice.pick(tables);
        String alias = making.alias();
        return new Placed(Sql.of(table.name(), dice.pick(" ", " AS "), alias), Source.ofTable(table, alias));
    }

    private Placed derived(Scope scope, boolean held) {
        Sql query = queries.query(scope.closed(), held);
        String alias = making.alias();
        if (dice.oneIn(5)) {
            Source source = new Source(alias, "x", List.of("y"), List.of("z"), held);
            return new Placed(Sql.of("(", query, ") AS ", alias, " (x, y, z)"), source);
        }
        return new Placed(Sql.of("(", query, ") ", alias), Source.ofQuery(alias, held));
    }

    /** A source and how it is written. */
    private record Placed(Sql text, Source source) {}
}
