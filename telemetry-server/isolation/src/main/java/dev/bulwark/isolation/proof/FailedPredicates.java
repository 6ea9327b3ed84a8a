package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Span;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for predicates on the tenant column that were meant to hold a table to the tenant, and says why they do not. */
final class FailedPredicates {
    private final Column tenant;
    private final String label;
    private final Lines lines;
    private final List<Span> alternatives = new ArrayList<>();
    private final List<Span> free = new ArrayList<>();
    private final List<Span> negated = new ArrayList<>();
    private final List<Span> loose = new ArrayList<>();
    private final List<Span> oneSided = new ArrayList<>();

    FailedPredicates(Column tenant, String label, Lines lines) {
        this.tenant = tenant;
        this.label = label;
        this.lines = lines;
    }

    /** Why the predicates that stand around a table do not hold it; null when there is none. */
    @Nullable
    Explanation explain(Surroundings surroundings) {
        surroundings.conditions().forEach(this::search);
        if (surroundings.on() != null) {
            search(surroundings.on());
        }
        if (surroundings.from() != null) {
            searchJoins(surroundings.from(), surroundings.on());
        }
        if (!alternatives.isEmpty()) {
            List<Mark> marks = Explanation.marks(MarkKind.WRONG_PREDICATE, alternatives);
            marks.addAll(Explanation.marks(MarkKind.MISSING_PREDICATE, free));
            return new Explanation(label + " is only filtered in one branch of the OR" + lines.at(alternatives), marks);
        }
        if (!oneSided.isEmpty()) {
            String reason = label + " is filtered only in the ON of an outer join" + lines.at(oneSided)
                    + ", which keeps its rows all the same";
            return new Explanation(reason, Explanation.marks(MarkKind.WRONG_PREDICATE, oneSided));
        }
        if (!negated.isEmpty()) {
            String reason = "the filter on " + tenant.name() + " of " + label + " is negated" + lines.at(negated);
            return new Explanation(reason, Explanation.marks(MarkKind.WRONG_PREDICATE, negated));
        }
        if (!loose.isEmpty()) {
            String reason =
                    tenant.name() + " of " + label + " is compared" + lines.at(loose) + ", but not held to one value";
            return new Explanation(reason, Explanation.marks(MarkKind.WRONG_PREDICATE, loose));
        }
        return null;
    }

    private void search(Expr expr) {
        if (expr instanceof Expr.And) {
            expr.children().forEach(this::search);
        } else if (expr instanceof Expr.Or) {
            searchOr(expr);
        } else if (expr instanceof Expr.Not not && mentions(not.part())) {
            negated.add(not.span());
        } else if (isLoose(expr)) {
            loose.add(expr.span());
        }
    }

    private void searchOr(Expr or) {
        List<Span> bare = new ArrayList<>();
        List<Span> filtered = new ArrayList<>();
        for (Expr branch : or.children()) {
            List<Span> found = predicates(branch);
            if (found.isEmpty()) {
                bare.add(branch.span());
            }
            filtered.addAll(found);
        }
        if (!filtered.isEmpty()) {
            alternatives.addAll(filtered);
            free.addAll(bare);
        }
    }

    /** The equalities with the tenant column that hold whenever the expression does. */
    private List<Span> predicates(Expr expr) {
        List<Span> found = new ArrayList<>();
        if (expr instanceof Expr.And) {
            expr.children().forEach(child -> found.addAll(predicates(child)));
        } else if (isEquality(expr) && mentions(expr)) {
            found.add(expr.span());
        }
        return found;
    }

    private static boolean isEquality(Expr expr) {
        return expr instanceof Expr.Equal || expr instanceof Expr.In || expr instanceof Expr.InQuery;
    }

    private boolean isLoose(Expr expr) {
        boolean comparison = expr instanceof Expr.Strict || expr instanceof Expr.Opaque || isWrapped(expr);
        return comparison && mentions(expr);
    }

    /** An equality in which the column stands inside of a call. */
    private boolean isWrapped(Expr expr) {
        return expr instanceof Expr.Equal
                && expr.children().stream().anyMatch(child -> !(child instanceof Expr.ColumnUse) && mentions(child));
    }

    private void searchJoins(From from, @Nullable Expr known) {
        if (!(from instanceof From.Joined join)) {
            return;
        }
        if (join.kind() != From.Kind.INNER && join.on() != null && join.on() != known) {
            oneSided.addAll(heldToValue(join.on()));
        }
        searchJoins(join.left(), known);
        searchJoins(join.right(), known);
    }

    private List<Span> heldToValue(Expr expr) {
        List<Span> found = new ArrayList<>();
        if (expr instanceof Expr.And) {
            expr.children().forEach(child -> found.addAll(heldToValue(child)));
        } else if (isEquality(expr)
                && mentions(expr)
                && expr.children().stream().anyMatch(Expr.Constant.class::isInstance)) {
            found.add(expr.span());
        }
        return found;
    }

    private boolean mentions(Expr expr) {
        return (expr instanceof Expr.ColumnUse use && use.column().equals(tenant))
                || expr.children().stream().anyMatch(this::mentions);
    }
}
