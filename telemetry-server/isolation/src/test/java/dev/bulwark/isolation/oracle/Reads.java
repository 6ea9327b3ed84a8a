package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Choice;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import dev.bulwark.isolation.oracle.Sql.Droppable;
import java.util.ArrayList;
import java.util.List;

/** Makes statements that read: queries with and without WITH, and with queries in the places where few expect them. */
final class Reads {
    private final Making making;
    private final Dice dice;
    private final Blocks blocks;
    private final Expressions expressions;

    Reads(Making making, Blocks blocks) {
        this.making = making;
        this.dice = making.dice();
        this.blocks = blocks;
        this.expressions = blocks.expressions();
    }

    Sql next() {
        return switch (dice.below(10)) {
            case 0, 1 -> Sql.of(commonTables(), top());
            case 2 -> recursion();
            default -> top();
        };
    }

    /** WITH, whose tables the statement behind it may read. */
    Sql commonTables() {
        List<Sql> tables = new ArrayList<>();
        for (int i = dice.oneIn(3) ? 2 : 1; i > 0; i--) {
            boolean held = !dice.oneIn(3);
            Sql query = blocks.query(Scope.TOP.closed(), held);
            // Every so often it hides a table of the same name.
            String name =
                    dice.oneIn(12) ? dice.pick(making.schema().ordinaryTables()).name() : making.alias();
            boolean taken =
                    making.commonTables().stream().anyMatch(one -> one.alias().equals(name));
            if (!taken) {
                String how = making.isPostgres()
                        ? dice.pick(" AS (", " AS (", " AS MATERIALIZED (", " AS NOT MATERIALIZED (")
                        : " AS (";
                tables.add(Sql.of(name, how, query, ")"));
                making.commonTables().add(Source.ofQuery(name, held));
            }
        }
        return Sql.of("WITH ", Sql.joined(", ", tables), " ");
    }

    private Sql top() {
        Scope scope = Scope.TOP;
        return switch (dice.below(9)) {
            case 0 -> blocks.query(scope, true);
            case 1 -> Sql.of("SELECT COUNT(*), MAX(q.k) FROM (", blocks.query(scope, true), ") q");
            case 2, 3 -> overUnpinned(scope);
            case 4 -> aggregated(scope);
            default -> list(scope);
        };
    }

    /** What the query inside leaves open is held from outside. */
    private Sql overUnpinned(Scope scope) {
        Sql pin = new Conditions(" WHERE ", List.of(making.hold("q.tn")));
        return Sql.of("SELECT q.tn, q.k, q.w FROM (", blocks.query(scope.closed(), false), ") q", pin);
    }

    private Sql list(Scope scope) {
        FromParts parts = filtered(scope);
        Source source = dice.pick(parts.sources());
        List<Sql> columns = new ArrayList<>(
                List.of(Sql.of(blocks.tenant(parts)), Sql.of(source.number(dice)), Sql.of(source.word(dice))));
        for (int i = dice.below(3); i > 0; i--) {
            columns.add(expressions.value(parts.sources(), scope));
        }
        boolean everyColumn = dice.oneIn(12);
        Sql all = everyColumn ? Sql.of(source.alias(), ".*") : Sql.joined(", ", columns);
        String distinct = dice.oneIn(8) ? "DISTINCT " : "";
        Sql ending = ending(parts, scope, columns.size(), distinct.isEmpty());
        // How many columns a star stands for is not known here: rows that tie in an order of some may be cut either
        // way.
        return Sql.of("SELECT ", distinct, all, parts.from(), parts.where(dice), everyColumn ? Sql.NOTHING : ending);
    }

    private FromParts filtered(Scope scope) {
        FromParts parts = blocks.joins().make(scope, true);
        for (int extras = dice.below(2); extras > 0; extras--) {
            parts.filter(expressions.condition(parts.sources(), scope));
        }
        return parts;
    }

    private Sql ending(FromParts parts, Scope scope, int columns, boolean free) {
        StringBuilder all = new StringBuilder("1");
        for (int i = 2; i <= columns; i++) {
            all.append(", ").append(i);
        }
        return switch (dice.below(8)) {
            case 0 -> Sql.of(" ORDER BY ", all, blocks.limit());
            case 1 ->
                free
                        ? Sql.of(
                                " ORDER BY ",
                                expressions.value(parts.sources(), scope),
                                ", ",
                                all,
                                new Droppable(Sql.of(blocks.limit())))
                        : Sql.NOTHING;
            case 2 -> Sql.of(" ORDER BY ", all, " LIMIT ", expressions.count(scope));
            case 3 -> Sql.of(" ORDER BY ", all, " OFFSET ", new Sql.Bound(1, "int4"), " ROWS");
            case 4 -> free ? new Droppable(Sql.of(" FOR UPDATE")) : Sql.NOTHING;
            default -> Sql.NOTHING;
        };
    }

    private Sql aggregated(Scope scope) {
        FromParts parts = filtered(scope);
        Source source = dice.pick(parts.sources());
        Sql filter = dice.oneIn(3) ? expressions.filter(parts.sources(), scope) : Sql.NOTHING;
        Sql having = switch (dice.below(4)) {
            case 0 -> new Conditions(" HAVING ", List.of(Sql.of("COUNT(*) <= ", expressions.count(scope))));
            case 1 -> new Conditions(" HAVING ", List.of(Sql.of("MAX(", source.number(dice), ") > 1")));
            default -> Sql.NOTHING;
        };
        String word = source.word(dice);
        Choice what = new Choice(dice.pick("COUNT(*)", "SUM(" + source.number(dice) + ")"), List.of("COUNT(*)"));
        return Sql.of(
                "SELECT ",
                word,
                ", ",
                what,
                filter,
                parts.from(),
                parts.where(dice),
                " GROUP BY ",
                word,
                having,
                " ORDER BY 1, 2");
    }

    private Sql recursion() {
        TableModel table = dice.pick(making.schema().ordinaryTables());
        String tenant = table.tenantColumn().orElseThrow();
        List<Sql> start = new ArrayList<>(List.of(making.hold("s." + tenant)));
        if (dice.oneIn(2)) {
            start.add(Sql.of("s.id < ", making.number()));
        }
        List<Sql> step = new ArrayList<>(List.of(Sql.of("t.parent_id = r.k")));
        step.add(dice.oneIn(3) ? making.hold("t." + tenant) : making.tie("t." + tenant, "r.tn"));
        Sql where = new Conditions(" WHERE ", List.of(Sql.of("r.d < 3")));
        Sql union = new Choice(" UNION ALL ", List.of(" UNION ALL ", " UNION "));
        making.commonTables().add(new Source("r", "tn", List.of("k", "d"), List.of("w"), true));
        return Sql.of(
                "WITH RECURSIVE r (tn, k, w, d) AS (SELECT s.",
                tenant,
                ", s.id, s.status, 0 FROM ",
                table.name(),
                " s",
                new Conditions(" WHERE ", start),
                union,
                "SELECT t.",
                tenant,
                ", t.id, t.status, r.d + 1 FROM ",
                table.name(),
                " t JOIN r",
                new Conditions(" ON ", step),
                where,
                ") ",
                top());
    }
}
