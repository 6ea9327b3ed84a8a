package dev.bulwark.isolation.query;

import dev.bulwark.isolation.facts.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, as far as its meaning matters for isolation. */
public sealed interface Expr {
    /** Where it stands. */
    Span span();

    /** The expressions directly within, subqueries left out. */
    default List<Expr> children() {
        return List.of();
    }

    /** The subquery that it is made of, if any. */
    default @Nullable Query subquery() {
        return null;
    }

    /** A column. */
    record ColumnUse(Column column, Span span) implements Expr {}

    /** A value that is the same for every row. */
    record Constant(Value value, Span span) implements Expr {}

    /** TRUE, FALSE or NULL. */
    record Truth(@Nullable Boolean value, Span span) implements Expr {}

    /** All of the parts. */
    record And(List<Expr> children, Span span) implements Expr {}

    /** One of the parts. */
    record Or(List<Expr> children, Span span) implements Expr {}

    /** The part's opposite; unknown stays unknown. */
    record Not(Expr part, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(part);
        }
    }

    /** {@code =}, or {@code IS NOT DISTINCT FROM} when null-safe. */
    record Equal(Expr left, Expr right, boolean nullSafe, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }
    }

    /** {@code IN} a list. */
    record In(Expr left, List<Expr> choices, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            List<Expr> all = new ArrayList<>(choices.size() + 1);
            all.add(left);
            all.addAll(choices);
            return all;
        }
    }

    /** {@code IN} a query or {@code = ANY} of it; one left side for each of its columns. */
    record InQuery(List<Expr> children, Query subquery, Span span) implements Expr {}

    /** {@code EXISTS}. */
    record Exists(Query subquery, Span span) implements Expr {}

    /** {@code IS NULL}. */
    record IsNull(Expr part, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(part);
        }
    }

    /** {@code IS TRUE} or {@code IS FALSE}; never unknown. */
    record IsTruth(Expr part, boolean expected, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(part);
        }
    }

    /**
     * A comparison that is unknown when an operand is NULL.
     *
     * @param order which order of its two operands makes it true; null when nothing is known of its meaning
     */
    record Strict(List<Expr> children, @Nullable Order order, Span span) implements Expr {}

    /** How the left operand stands to the right one. */
    enum Order {
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }

    /** {@code CASE}; without an otherwise it is NULL. */
    record Case(List<When> branches, @Nullable Expr otherwise, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            List<Expr> all = new ArrayList<>();
            for (When branch : branches) {
                all.add(branch.condition());
                all.add(branch.result());
            }
            if (otherwise != null) {
                all.add(otherwise);
            }
            return all;
        }
    }

    /** One branch of a {@code CASE}. */
    record When(Expr condition, Expr result) {}

    /** The first part that is not NULL. */
    record Coalesce(List<Expr> children, Span span) implements Expr {}

    /**
     * One of several choices, or NULL; which one is not known, as of {@code LEAST} or {@code NULLIF}.
     *
     * @param children the choices, and what decides between them
     */
    record OneOf(List<Expr> choices, List<Expr> children, Span span) implements Expr {}

    /** What the part is in one row of the group, or NULL, as of {@code MAX}. */
    record OfGroup(Expr part, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(part);
        }
    }

    /** Several values side by side. */
    record Row(List<Expr> children, Span span) implements Expr {}

    /** A query used as a value. */
    record Scalar(Query subquery, Span span) implements Expr {}

    /** Anything else: of its value nothing is known. */
    record Opaque(List<Expr> children, @Nullable Query subquery, Span span) implements Expr {}
}
