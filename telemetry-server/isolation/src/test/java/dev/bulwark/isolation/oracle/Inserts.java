package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Candidate.Kind;
import dev.bulwark.isolation.oracle.ColumnModel.Role;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import dev.bulwark.isolation.oracle.Sql.Droppable;
import dev.bulwark.isolation.oracle.Sql.Held;
import java.util.ArrayList;
import java.util.List;

/** Makes statements that add rows. */
final class Inserts {
    /** Above every key in the data. */
    private static final int FREE = 1000;

    private final Making making;
    private final Dice dice;
    private final Blocks blocks;

    Inserts(Making making, Blocks blocks) {
        this.making = making;
        this.dice = making.dice();
        this.blocks = blocks;
    }

    Made next() {
        return switch (dice.below(5)) {
            case 0 -> new Made(Sql.of(values(target(), false), returning()), Kind.WRITES);
            case 1, 2 -> new Made(Sql.of(select(target()), returning()), Kind.WRITES);
            default -> upsert();
        };
    }

    /** Rows that a change within WITH gave back, put into another table. */
    Sql fromMoved() {
        TableModel table = target();
        return Sql.of(
                "INSERT INTO ",
                table.name(),
                " ",
                columns(table, List.of("status")),
                " SELECT m.tn, m.k + 2000, m.k + 2000, m.w FROM moved m");
    }

    /** The branch of MERGE that adds a row. */
    Sql merged(TableModel table, String alias, Sql tenant) {
        return Sql.of(
                " WHEN NOT MATCHED THEN INSERT ",
                columns(table, List.of("status")),
                " VALUES (",
                new Held("#v", "", tenant),
                ", ",
                alias,
                ".k + 3000, ",
                alias,
                ".k + 3000, ",
                alias,
                ".w)");
    }

    private TableModel target() {
        return dice.pick(making.schema().ordinaryTables());
    }

    private static String columns(TableModel table, List<String> more) {
        List<String> names = new ArrayList<>(List.of(table.tenantColumn().orElseThrow(), "id", "code"));
        names.addAll(more);
        return "(" + String.join(", ", names) + ")";
    }

    private Sql values(TableModel table, boolean existing) {
        List<Sql> rows = new ArrayList<>();
        for (int i = dice.below(3); i >= 0; i--) {
            Sql id = existing ? Sql.of(dice.below(8) + 10 * i) : Sql.of(FREE + i);
            Sql code = Sql.of(FREE + 10 + i);
            Sql amount = blocks.expressions().aggregate(List.of(), Scope.TOP);
            rows.add(Sql.of(
                    "(",
                    new Held("#v", "", making.current()),
                    ", ",
                    id,
                    ", ",
                    code,
                    ", ",
                    amount,
                    ", ",
                    making.word(),
                    ")"));
        }
        return Sql.of(
                "INSERT INTO ",
                table.name(),
                " ",
                columns(table, List.of("amount", "status")),
                " VALUES ",
                Sql.joined(", ", rows));
    }

    private Sql select(TableModel table) {
        Sql tenant = dice.oneIn(2)
                ? Sql.of("q.tn")
                : new Sql.Text(making.schema().type().typedLiteral(0));
        return Sql.of(
                "INSERT INTO ",
                table.name(),
                " ",
                columns(table, List.of("amount", "status")),
                " SELECT DISTINCT ",
                new Held("#v", "", tenant),
                ", q.k + 1000, q.k + 1000, q.k, MAX(q.w) FROM (",
                blocks.query(Scope.TOP.closed(), true),
                ") q",
                new Conditions(" WHERE ", List.of(Sql.of("q.k IS NOT NULL"))),
                " GROUP BY q.tn, q.k");
    }

    private Sql returning() {
        return making.isPostgres() && dice.oneIn(3)
                ? new Droppable(
                        Sql.of(" RETURNING id, status, ", blocks.expressions().aggregate(List.of(), Scope.TOP)))
                : Sql.NOTHING;
    }

    private Made upsert() {
        TableModel table = target();
        String tenant = table.tenantColumn().orElseThrow();
        boolean byCode = dice.oneIn(2);
        List<String> key = table.keys().get(byCode ? 1 : 0);
        boolean own = key.contains(tenant);
        Kind kind = own ? Kind.WRITES : Kind.WRITES_UNLESS_TAKEN;
        Sql rows = byCode ? takenCodes(table) : values(table, true);
        if (!making.isPostgres()) {
            return new Made(Sql.of(rows, dice.oneIn(2) ? " ON CONFLICT DO NOTHING" : ""), Kind.WRITES_UNLESS_TAKEN);
        }
        Sql action = dice.oneIn(4) ? Sql.of("DO NOTHING") : update(table, own && dice.oneIn(2));
        return new Made(Sql.of(rows, " ON CONFLICT (", String.join(", ", key), ") ", action), kind);
    }

    private Sql takenCodes(TableModel table) {
        return Sql.of(
                "INSERT INTO ",
                table.name(),
                " ",
                columns(table, List.of("status")),
                " VALUES (",
                new Held("#v", "", making.current()),
                ", ",
                FREE,
                ", ",
                dice.below(8),
                ", ",
                making.word(),
                ")");
    }

    private Sql update(TableModel table, boolean bare) {
        List<Sql> where = new ArrayList<>();
        String column = table.name() + "." + table.tenantColumn().orElseThrow();
        if (!bare) {
            where.add(
                    dice.oneIn(2)
                            ? making.hold(column)
                            : making.tie(
                                    column, "EXCLUDED." + table.tenantColumn().orElseThrow()));
        }
        if (dice.oneIn(3)) {
            where.add(Sql.of(table.name(), ".amount < ", making.number()));
        }
        String name = table.column(Role.WORD).orElseThrow().name();
        String value = dice.pick("EXCLUDED." + name, "'n'", table.name() + "." + name);
        return Sql.of("DO UPDATE SET ", name, " = ", value, new Conditions(" WHERE ", where));
    }
}
