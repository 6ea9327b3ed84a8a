package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Choice;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import dev.bulwark.isolation.oracle.Sql.Droppable;
import java.util.List;

/** Makes queries of all shapes that give out a tenant, a number and a word. */
final class Blocks implements Queries {
    private static final List<String> SET_OPERATIONS = List.of(" UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT ");

    private final Making making;
    private final Dice dice;
    private final Joins joins;
    private final Expressions expressions;

    Blocks(Making making) {
        this.making = making;
        this.dice = making.dice();
        this.joins = new Joins(making, this);
        this.expressions = new Expressions(making, joins, this);
    }

    Joins joins() {
        return joins;
    }

    Expressions expressions() {
        return expressions;
    }

    @Override
    public Sql query(Scope scope, boolean pinned) {
        if (scope.mayNest() && dice.oneIn(10)) {
            Scope inner = new Scope(scope.outer(), scope.depth() + 1);
            Choice operation = new Choice(dice.pick(SET_OPERATIONS), SET_OPERATIONS);
            return Sql.of("(", query(inner, pinned), ")", operation, "(", query(inner, pinned), ")");
        }
        return block(scope, pinned);
    }

    private Sql block(Scope scope, boolean pinned) {
        FromParts parts = joins.make(scope, pinned);
        for (int extras = dice.below(2); extras > 0; extras--) {
            parts.filter(expressions.condition(parts.sources(), scope));
        }
        return shape(parts, scope, pinned);
    }

    private Sql shape(FromParts parts, Scope scope, boolean pinned) {
        Source first = parts.sources().get(0);
        String tenant = pinned || !first.hasTenant() ? tenant(parts) : first.tenantColumn();
        Sql body = Sql.of(parts.from(), parts.where(dice));
        Source source = dice.pick(parts.sources());
        Sql plain = Sql.of(
                tenant, " AS tn, ", expressions.value(parts.sources(), scope), " AS k, ", source.word(dice), " AS w");
        int kind = dice.below(15);
        if (!pinned && kind >= 1 && kind <= 6 && !dice.oneIn(4)) {
            kind = 7;
        }
        if (!pinned && kind >= 1 && kind <= 6) {
            making.mistake();
        }
        String order = " ORDER BY " + dice.pick("1, 2, 3", "2, 3, 1", "3, 1, 2", "2 DESC, 1, 3");
        return switch (kind) {
            case 0 -> Sql.of("SELECT DISTINCT ", plain, body);
            case 1 -> grouped(tenant, source, parts, body, scope);
            case 2 -> total(source, parts, body, scope);
            case 3 -> windowed(tenant, source, parts, body);
            case 4 -> Sql.of("SELECT ", plain, body, order, new Droppable(Sql.of(limit())));
            case 5 -> distinctOn(tenant, source, body);
            case 6 -> sets(tenant, source, body);
            default -> Sql.of("SELECT ", plain, body);
        };
    }

    String tenant(FromParts parts) {
        List<Source> owners = parts.withTenant();
        return owners.isEmpty()
                ? making.schema().type().typedLiteral(0)
                : dice.pick(owners).tenantColumn();
    }

    String limit() {
        return dice.pick(" LIMIT 3", " LIMIT 2 OFFSET 1", " FETCH FIRST 2 ROWS ONLY", " OFFSET 1");
    }

    private Sql grouped(String tenant, Source source, FromParts parts, Sql body, Scope scope) {
        String number = source.number(dice);
        Sql filter = dice.oneIn(3) ? expressions.filter(parts.sources(), scope) : Sql.NOTHING;
        String key = tenant.contains(".") ? tenant : source.word(dice);
        Choice by = new Choice(
                making.isPostgres() && dice.oneIn(8) && tenant.contains(".") ? "1" : key,
                List.of(key, source.word(dice)));
        Sql having = dice.oneIn(3) && tenant.contains(".")
                ? new Conditions(" HAVING ", List.of(making.hold(tenant)))
                : Sql.NOTHING;
        return Sql.of(
                "SELECT ",
                tenant,
                " AS tn, ",
                dice.pick("COUNT(*)", "MAX(" + number + ")"),
                filter,
                " AS k, MIN(",
                source.word(dice),
                ") AS w",
                body,
                " GROUP BY ",
                by,
                having);
    }

    private Sql total(Source source, FromParts parts, Sql body, Scope scope) {
        String number = source.number(dice);
        Sql filter = dice.oneIn(3) ? expressions.filter(parts.sources(), scope) : Sql.NOTHING;
        return Sql.of(
                "SELECT ",
                making.schema().type().typedLiteral(0),
                " AS tn, ",
                dice.pick("COUNT(*)", "MAX(" + number + ")", "SUM(" + number + ")"),
                filter,
                " AS k, MAX(",
                source.word(dice),
                ") AS w",
                body);
    }

    private Sql windowed(String tenant, Source source, FromParts parts, Sql body) {
        Choice by = new Choice(dice.oneIn(3) ? source.word(dice) : tenant, List.of(tenant, source.word(dice)));
        String number = dice.pick(parts.sources()).number(dice);
        Sql order = dice.oneIn(2) ? Sql.of(" ORDER BY ", number) : Sql.NOTHING;
        String call = dice.pick("COUNT(*)", "MIN(" + number + ")", "SUM(" + number + ")");
        if (dice.oneIn(4)) {
            order = Sql.of(" ORDER BY ", number);
            call = dice.pick("RANK()", "DENSE_RANK()", "FIRST_VALUE(" + number + ")");
        }
        return Sql.of(
                "SELECT ",
                tenant,
                " AS tn, ",
                call,
                " OVER (PARTITION BY ",
                by,
                order,
                ") AS k, ",
                source.word(dice),
                " AS w",
                body);
    }

    private Sql distinctOn(String tenant, Source source, Sql body) {
        String word = source.word(dice);
        String on = dice.oneIn(4) ? word : tenant;
        return Sql.of(
                "SELECT DISTINCT ON (",
                on,
                ") ",
                tenant,
                " AS tn, ",
                source.number(dice),
                " AS k, ",
                word,
                " AS w",
                body,
                " ORDER BY ",
                on,
                ", 1, 2, 3");
    }

    private Sql sets(String tenant, Source source, Sql body) {
        if (!making.isPostgres() || !tenant.contains(".")) {
            return Sql.of(
                    "SELECT ", tenant, " AS tn, ", source.number(dice), " AS k, ", source.word(dice), " AS w", body);
        }
        String word = source.word(dice);
        String sets = dice.pick("GROUPING SETS ((#t, #w), (#t))", "ROLLUP (#t, #w)", "CUBE (#t, #w)", "#t, #w")
                .replace("#t", tenant)
                .replace("#w", word);
        return Sql.of("SELECT ", tenant, " AS tn, COUNT(*) AS k, ", word, " AS w", body, " GROUP BY ", sets);
    }
}
