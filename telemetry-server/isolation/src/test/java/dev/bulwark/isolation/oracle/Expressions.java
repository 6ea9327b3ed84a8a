package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Choice;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import java.util.ArrayList;
import java.util.List;

/** Makes conditions and values, with and without queries inside. */
final class Expressions {
    private final Making making;
    private final Dice dice;
    private final Joins joins;
    private final Queries queries;

    Expressions(Making making, Joins joins, Queries queries) {
        this.making = making;
        this.dice = making.dice();
        this.joins = joins;
        this.queries = queries;
    }

    /** A condition on some of the sources. */
    Sql condition(List<Source> sources, Scope scope) {
        if (scope.mayNest() && dice.oneIn(4)) {
            return subqueryCondition(sources, scope);
        }
        Source source = dice.pick(sources);
        String number = source.number(dice);
        return switch (dice.below(14)) {
            case 0 -> Sql.of(number, dice.pick(" IS NULL", " IS NOT NULL"));
            case 1 -> Sql.of(number, " BETWEEN ", making.number(), " AND 4");
            case 2 -> Sql.of(number, " IN (", making.number(), ", ", making.number(), ", 1)");
            case 3 -> Sql.of("(", source.word(dice), " = ", making.word(), " OR ", number, " > ", making.number(), ")");
            case 4 -> Sql.of("(", number, ", ", source.number(dice), ") ", dice.pick("=", ">", ">"), " (1, 1)");
            case 5 -> optional(source.word(dice));
            case 6 -> Sql.of(source.word(dice), " LIKE 'o%'");
            case 7 -> Sql.of("NOT (", number, " = 3 AND ", source.word(dice), " = 'o')");
            case 8 -> Sql.of("COALESCE(", number, ", 2) < ", making.number());
            case 9 -> Sql.of("CASE WHEN ", number, " > 2 THEN ", source.word(dice), " = 'o' ELSE TRUE END");
            case 10 -> eitherWay(sources);
            case 11 -> Sql.of(number, dice.pick(" < 4", " > 0", " < 3"));
            default -> Sql.of(number, " <> ", making.number());
        };
    }

    private Sql optional(String word) {
        Sql value = dice.oneIn(2) ? new Sql.Bound(null, "varchar") : new Sql.Bound("o", "varchar");
        return Sql.of("(", value, " IS NULL OR ", word, " = ", value, ")");
    }

    /** The tenant is held on both sides of an OR. */
    private Sql eitherWay(List<Source> sources) {
        List<Source> candidates = sources.stream().filter(Source::hasTenant).toList();
        if (candidates.isEmpty()) {
            return Sql.of("1 = 1");
        }
        Source source = dice.pick(candidates);
        Sql one = making.hold(source.tenantColumn());
        Sql other = making.hold(source.tenantColumn());
        return Sql.of("(", one, " AND ", source.number(dice), " > 1 OR ", other, " AND ", source.word(dice), " = 'o')");
    }

    private Sql subqueryCondition(List<Source> sources, Scope scope) {
        Source source = dice.pick(sources);
        Scope inner = scope.within(sources);
        Choice in = new Choice(dice.oneIn(3) ? " NOT IN " : " IN ", List.of(" IN ", " NOT IN "));
        return switch (dice.below(9)) {
            case 0, 1, 2 -> exists(sources, scope);
            case 3, 4 -> Sql.of(source.number(dice), in, "(SELECT q.k FROM (", queries.query(inner, true), ") q)");
            case 5 -> comparison(source, inner);
            case 6 ->
                source.hasTenant()
                        ? Sql.of(
                                source.tenantColumn(),
                                in,
                                "(SELECT q.tn FROM (",
                                queries.query(scope.closed(), true),
                                ") q)")
                        : exists(sources, scope);
            case 7 -> Sql.of(source.number(dice), dice.pick(" <= ", " > ", " = "), aggregate(sources, scope));
            default ->
                Sql.of(
                        "(",
                        source.number(dice),
                        ", ",
                        source.word(dice),
                        ")",
                        in,
                        "(SELECT q.k, q.w FROM (",
                        queries.query(scope.closed(), true),
                        ") q)");
        };
    }

    private Sql comparison(Source source, Scope inner) {
        Choice how = new Choice(dice.pick(" = ANY ", " > ALL "), List.of(" = ANY ", " > ALL ", " <> ALL ", " = ALL "));
        return Sql.of(source.number(dice), how, "(SELECT q.k FROM (", queries.query(inner, true), ") q)");
    }

    private Sql exists(List<Source> sources, Scope scope) {
        Choice kind = new Choice(dice.oneIn(3) ? "NOT EXISTS " : "EXISTS ", List.of("EXISTS ", "NOT EXISTS "));
        return Sql.of(kind, "(SELECT 1", correlated(sources, scope), ")");
    }

    /** How many rows a query gives, which is never NULL. */
    Sql count(Scope scope) {
        return Sql.of("(SELECT COUNT(*)", correlated(List.of(), scope), ")");
    }

    /** A query's value that is one number, whatever the data. */
    Sql aggregate(List<Source> sources, Scope scope) {
        FromParts parts = correlate(sources, scope);
        String number = dice.pick(parts.sources()).number(dice);
        String what =
                dice.pick("MAX(" + number + ")", "MIN(" + number + ")", "COUNT(*)", "COUNT(DISTINCT " + number + ")");
        return Sql.of("(SELECT ", what, parts.from(), parts.where(dice), ")");
    }

    private Sql correlated(List<Source> sources, Scope scope) {
        FromParts parts = correlate(sources, scope);
        return Sql.of(parts.from(), parts.where(dice));
    }

    private FromParts correlate(List<Source> sources, Scope scope) {
        Scope inner = scope.within(sources);
        FromParts parts = joins.make(inner, true);
        if (!sources.isEmpty() && !dice.oneIn(4)) {
            Source own = parts.sources().get(0);
            parts.filter(Sql.of(own.number(dice), " = ", dice.pick(sources).number(dice)));
        }
        if (dice.oneIn(4)) {
            parts.filter(condition(parts.sources(), inner));
        }
        return parts;
    }

    /** A number; with a query inside when that is allowed. */
    Sql value(List<Source> sources, Scope scope) {
        String number = dice.pick(sources).number(dice);
        if (!scope.mayNest() || !dice.oneIn(4)) {
            return dice.oneIn(4) ? Sql.of("COALESCE(", number, ", 0)") : Sql.of(number);
        }
        Sql aggregate = aggregate(sources, scope);
        return switch (dice.below(7)) {
            case 0 -> Sql.of("COALESCE(", aggregate, ", ", number, ")");
            case 1 -> Sql.of("CASE WHEN ", exists(sources, scope), " THEN 1 ELSE 0 END");
            case 2 -> Sql.of("CASE WHEN ", number, " > 2 THEN ", aggregate, " ELSE ", number, " END");
            case 3 -> Sql.of("ABS(", aggregate, ") + 1");
            case 4 -> Sql.of("GREATEST(", aggregate, ", 2)");
            case 5 -> Sql.of("CAST(", aggregate, " AS INT)");
            default -> aggregate;
        };
    }

    /** FILTER behind an aggregate. */
    Sql filter(List<Source> sources, Scope scope) {
        List<Sql> conditions = new ArrayList<>(List.of(condition(sources, scope)));
        return Sql.of(" FILTER (", new Conditions("WHERE ", conditions), ")");
    }
}
