package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.query.Action.Assignment;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.RowList;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The tenant that a row without a tenant column is given with the row that it refers to. */
final class InheritedTenant {
    private final RowFacts facts;
    private final List<BaseRange> tables;
    private final Set<String> doubts;

    InheritedTenant(RowFacts facts, List<BaseRange> tables, Set<String> doubts) {
        this.facts = facts;
        this.tables = tables;
        this.doubts = doubts;
    }

    /**
     * What the tenant of added rows is held to.
     *
     * @param positions the places of the referring columns in the source
     */
    List<Pin> ofAdded(BaseRange target, ForeignKey key, Query source, List<Integer> positions) {
        List<List<Expr>> rows = new ArrayList<>();
        if (source instanceof RowList list && !positions.isEmpty()) {
            list.rows().forEach(row -> rows.add(values(row, positions)));
        } else if (!positions.isEmpty()) {
            rows.add(
                    positions.stream().map(position -> output(source, position)).toList());
        }
        Facts known = source instanceof RowList ? Facts.NONE : facts.outputs(source);
        return rows.stream()
                .map(row -> of(key, row, known))
                .reduce(Pin::eitherOf)
                .filter(pins -> !pins.isEmpty())
                .orElseGet(() -> doubt(target, key));
    }

    /** What the tenant of rows is held to whose columns are set. */
    List<Pin> ofSet(BaseRange target, ForeignKey key, List<Assignment> set, Facts rows) {
        List<Expr> values = new ArrayList<>();
        for (String name : key.columns()) {
            Column column = new Column(target.id(), name);
            set.stream()
                    .filter(assignment -> assignment.column().equals(column))
                    .map(Assignment::value)
                    .findFirst()
                    .ifPresent(values::add);
        }
        List<Pin> pins = values.size() == key.columns().size() ? of(key, values, rows) : List.of();
        return pins.isEmpty() ? doubt(target, key) : pins;
    }

    private List<Pin> of(ForeignKey key, List<Expr> values, Facts known) {
        if (values.size() == 1 && values.get(0) instanceof Expr.Scalar scalar) {
            return of(key, List.of(output(scalar.subquery(), 0)), facts.outputs(scalar.subquery()));
        }
        if (known.isImpossible()) {
            return List.of();
        }
        return tables.stream()
                .filter(parent ->
                        parent.tenantColumn() != null && parent.table().equals(key.target()))
                .filter(parent -> isIts(parent, key.targetColumns(), values, known))
                .map(parent -> known.pins(parent.tenant()))
                .filter(pins -> !pins.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isIts(BaseRange parent, List<String> names, List<Expr> values, Facts known) {
        for (int i = 0; i < names.size(); i++) {
            boolean same = values.get(i) instanceof Expr.ColumnUse use
                    && known.same(use.column(), new Column(parent.id(), names.get(i)));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Expr output(Query query, int position) {
        return new Expr.ColumnUse(new Column(query.id(), Column.positionName(position)), Span.NOWHERE);
    }

    private static List<Expr> values(List<Expr> row, List<Integer> positions) {
        return positions.stream()
                .filter(position -> position < row.size())
                .map(row::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Pin> doubt(BaseRange target, ForeignKey key) {
        doubts.add("a row of " + target.label() + " belongs to the tenant of the row of `" + key.target() + "` that "
                + String.join(", ", key.columns()) + " refers to, which is not shown to be the tenant's;"
                + " take the key from a query on `" + key.target() + "` that is held to the tenant");
        return List.of();
    }
}
