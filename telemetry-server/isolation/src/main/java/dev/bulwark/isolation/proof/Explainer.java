package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.TokenWalk;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Span;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains what nothing holds to a tenant. */
final class Explainer {
    private final TokenWalk walk;
    private final Lines lines;

    Explainer(LexedText lexed) {
        this.walk = TokenWalk.of(lexed);
        this.lines = new Lines(lexed.text());
    }

    Explanation explain(Obligation obligation) {
        BaseRange range = obligation.range();
        List<Mark> marks = new ArrayList<>(Explanation.marks(MarkKind.TABLE, List.of(range.span())));
        return switch (obligation.role()) {
            case ROWS -> rows(range, obligation.surroundings(), marks);
            case ADDED, WRITTEN ->
                at(
                        range,
                        "rows are added to " + range.label() + " whose " + range.tenantColumn()
                                + " is not given, or not held to one tenant",
                        marks);
            case MOVED -> {
                marks.addAll(Explanation.marks(
                        MarkKind.WRONG_PREDICATE,
                        List.of(obligation.surroundings().start())));
                yield new Explanation(
                        range.tenantColumn() + " of " + range.label()
                                + " is set to a value that is not held to one tenant"
                                + lines.at(List.of(obligation.surroundings().start())),
                        marks);
            }
            case REPLACED ->
                at(
                        range,
                        "the row of " + range.label() + " that the insertion finds in its place may be "
                                + "another tenant's: neither the conflicting key nor a WHERE holds "
                                + range.tenantColumn(),
                        marks);
            case ALL -> at(range, "all tenants' rows of " + range.label() + " are removed", marks);
        };
    }

    private static Explanation at(BaseRange range, String reason, List<Mark> marks) {
        Span behind = new Span(range.span().end(), range.span().end());
        marks.addAll(Explanation.marks(MarkKind.MISSING_PREDICATE, List.of(behind)));
        return new Explanation(reason, marks);
    }

    private Explanation rows(BaseRange range, Surroundings surroundings, List<Mark> marks) {
        Explanation failed = new FailedPredicates(range.tenant(), range.label(), lines).explain(surroundings);
        if (failed != null) {
            marks.addAll(failed.marks());
        }
        boolean placed = marks.stream().anyMatch(mark -> mark.kind() == MarkKind.MISSING_PREDICATE);
        if (!placed) {
            marks.addAll(Explanation.marks(MarkKind.MISSING_PREDICATE, List.of(place(range, surroundings))));
        }
        if (failed != null) {
            return new Explanation(failed.reason(), marks);
        }
        String reason = range.parent() == null
                ? range.label() + " is not filtered by " + range.tenantColumn() + lines.at(List.of(range.span()))
                : range.label() + " is not joined by " + String.join(", ", range.tenantKey()) + " to a row of `"
                        + range.parent().target() + "` that is held to the tenant" + lines.at(List.of(range.span()));
        return new Explanation(reason + joinedOnly(range, surroundings), marks);
    }

    /** The clause in which the predicate should stand. */
    private Span place(BaseRange range, Surroundings surroundings) {
        if (surroundings.on() != null) {
            return surroundings.on().span();
        }
        Span conditions = Span.NOWHERE;
        for (Expr condition : surroundings.conditions()) {
            conditions = conditions.and(condition.span());
        }
        if (conditions.isKnown()) {
            return conditions;
        }
        Span last = range.span();
        if (surroundings.from() != null) {
            for (Range other : surroundings.from().ranges()) {
                last = other.span().end() > last.end() ? other.span() : last;
            }
        }
        int end = walk.offsetBefore(walk.endOfFrom(surroundings.start().start(), last.end()));
        return new Span(end, end);
    }

    private String joinedOnly(BaseRange range, Surroundings surroundings) {
        List<Expr> equalities = new ArrayList<>();
        surroundings.conditions().forEach(condition -> collectEqualities(condition, equalities));
        if (surroundings.from() != null) {
            collectEqualities(surroundings.from(), equalities);
        }
        String joined = "";
        for (Expr equality : equalities) {
            Column own = columnOf(range, equality);
            if (own != null && own.name().equals(range.tenantColumn())) {
                return ", only equated with others that are not";
            }
            joined = own == null || !joined.isEmpty() ? joined : lines.text(equality.span(), own.name());
        }
        return joined.isEmpty()
                ? ""
                : "; it is reached by `" + joined + "` alone, and nothing says that both rows are of one tenant unless"
                        + " that foreign key is declared tenant-consistent";
    }

    private static @Nullable Column columnOf(BaseRange range, Expr equality) {
        Column own = null;
        boolean foreign = false;
        for (Expr side : equality.children()) {
            if (side instanceof Expr.ColumnUse use && use.column().range() == range.id()) {
                own = use.column();
            } else if (side instanceof Expr.ColumnUse) {
                foreign = true;
            }
        }
        return foreign ? own : null;
    }

    private static void collectEqualities(From from, List<Expr> into) {
        if (from instanceof From.Joined join) {
            collectEqualities(join.left(), into);
            collectEqualities(join.right(), into);
            if (join.on() != null) {
                collectEqualities(join.on(), into);
            }
        }
    }

    private static void collectEqualities(Expr expr, List<Expr> into) {
        if (expr instanceof Expr.And) {
            expr.children().forEach(child -> collectEqualities(child, into));
        } else if (expr instanceof Expr.Equal) {
            into.add(expr);
        }
    }
}
