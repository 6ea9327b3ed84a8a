package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.proof.Obligation.Role;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Action.Assignment;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Block;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Combination;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.RowList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a statement's actions must confine to the tenant. */
final class ActionProof {
    private final RowFacts facts;
    private final List<BaseRange> tables;
    private final Confinement confinement;
    private final Set<String> doubts = new LinkedHashSet<>();
    private final InheritedTenant inherited;

    ActionProof(RowFacts facts, List<BaseRange> tables) {
        this.facts = facts;
        this.tables = tables;
        this.confinement = new Confinement(facts);
        this.inherited = new InheritedTenant(facts, tables, doubts);
    }

    /** Why nothing is proven even if every obligation is met. */
    Set<String> doubts() {
        return doubts;
    }

    List<Obligation> obligations() {
        return confinement.obligations();
    }

    void collect(Action action) {
        if (action instanceof Action.Read read) {
            confinement.query(read.query(), Facts.NONE);
        } else if (action instanceof Action.Change change) {
            Facts rows = confinement.block(change.rows(), Facts.NONE);
            moves(change.assignments(), rows);
        } else if (action instanceof Action.Insertion insertion) {
            insertion(insertion);
        } else if (action instanceof Action.Merging merging) {
            new MergeProof(facts, confinement, this).collect(merging);
        } else if (action instanceof Action.Emptying emptying) {
            emptying.targets().stream()
                    .filter(target -> target.tenantColumn() != null)
                    .forEach(target -> oblige(target, Role.ALL, List.of()));
        }
    }

    private void insertion(Action.Insertion insertion) {
        BaseRange target = insertion.target();
        Query source = insertion.source();
        confinement.query(source, Facts.NONE);
        List<Pin> given = List.of();
        ForeignKey parent = target.parent();
        if (parent != null) {
            given = facts.outputs(source).isImpossible()
                    ? List.of()
                    : inherited.ofAdded(target, parent, source, insertion.parentPositions());
            if (!given.isEmpty()) {
                oblige(target, Role.ADDED, given);
            }
        } else if (target.tenantColumn() != null) {
            Facts rows = facts.outputs(source);
            Column value = new Column(source.id(), Column.positionName(insertion.tenantPosition()));
            given = insertion.tenantPosition() < 0 || rows.isImpossible() ? List.of() : rows.pins(value);
            if (!rows.isImpossible()) {
                oblige(target, isWritten(source, value.name()) ? Role.WRITTEN : Role.ADDED, given);
            }
        }
        Facts added = target.tenantColumn() == null ? Facts.NONE : held(target.tenant(), given);
        confinement.expressions(insertion.others(), added);
        if (insertion.conflict() != null) {
            conflict(insertion.conflict(), given);
        }
    }

    /** Whether some row is given a value as it stands in the text or is bound. */
    private static boolean isWritten(Query source, String output) {
        if (source instanceof Combination combination) {
            return combination.branches().stream().anyMatch(branch -> isWritten(branch, output));
        }
        return source instanceof Block block
                ? block.outputs().demanded().get(output) instanceof Expr.Constant
                : source instanceof RowList;
    }

    private void conflict(Action.Conflict conflict, List<Pin> given) {
        BaseRange existing = conflict.existing();
        Facts rows = Facts.NONE;
        if (existing.tenantColumn() != null) {
            rows = held(new Column(conflict.proposed().id(), existing.tenantColumn()), given);
            if (conflict.sameTenant()) {
                rows = rows.and(held(existing.tenant(), given));
            }
        }
        if (conflict.condition() != null) {
            rows = rows.and(facts.truths().whenTrue(conflict.condition()));
            confinement.condition(conflict.condition(), rows);
        }
        if (rows.isImpossible()) {
            return;
        }
        List<Pin> replaced = existing.tenantColumn() == null ? List.of() : rows.pins(existing.tenant());
        boolean doubtful = existing.parent() != null && conflict.sameTenant() && given.isEmpty();
        if (existing.tenantColumn() != null && !doubtful) {
            oblige(existing, Role.REPLACED, replaced);
        }
        moves(conflict.assignments(), rows);
        for (Assignment assignment : conflict.assignments()) {
            confinement.expressions(List.of(assignment.value()), rows);
        }
    }

    /** A row may be given to the tenant, or keep its own; nothing else. */
    void moves(List<Assignment> assignments, Facts rows) {
        tables.forEach(table -> movesToParent(table, assignments, rows));
        for (Assignment assignment : assignments) {
            for (BaseRange table : tables) {
                boolean tenant =
                        table.tenantColumn() != null && assignment.column().equals(table.tenant());
                if (tenant && !isItself(assignment, rows) && !rows.isImpossible()) {
                    Surroundings place = new Surroundings(
                            List.of(new Expr.Opaque(List.of(), null, assignment.span())),
                            null,
                            null,
                            assignment.span());
                    confinement.add(new Obligation(table, Role.MOVED, facts.pins(assignment.value(), rows), place));
                }
            }
        }
    }

    /** A row that is made to refer to another row gets that one's tenant. */
    private void movesToParent(BaseRange table, List<Assignment> assignments, Facts rows) {
        ForeignKey key = table.parent();
        if (key == null || rows.isImpossible()) {
            return;
        }
        boolean moved = assignments.stream()
                .anyMatch(assignment -> assignment.column().range() == table.id()
                        && key.columns().contains(assignment.column().name())
                        && !isItself(assignment, rows));
        if (moved) {
            addedTo(table, key, assignments, rows);
        }
    }

    /** The rows of a table get the tenant of the rows that they are made to refer to. */
    void addedTo(BaseRange table, ForeignKey key, List<Assignment> row, Facts rows) {
        List<Pin> pins = inherited.ofSet(table, key, row, rows);
        if (!pins.isEmpty()) {
            oblige(table, Role.ADDED, pins);
        }
    }

    private static boolean isItself(Assignment assignment, Facts rows) {
        return assignment.value() instanceof Expr.ColumnUse use
                && (use.column().equals(assignment.column()) || rows.same(use.column(), assignment.column()));
    }

    private void oblige(BaseRange range, Role role, List<Pin> pins) {
        confinement.add(new Obligation(range, role, pins, Confinement.alone(range.span())));
    }

    private static Facts held(Column column, List<Pin> pins) {
        List<Facts> all = new ArrayList<>();
        pins.forEach(pin -> all.add(Facts.held(column, pin)));
        return all.stream().reduce(Facts.NONE, Facts::and);
    }
}
