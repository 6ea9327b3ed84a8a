package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Trust;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.FunctionRange;
import dev.bulwark.isolation.query.Output;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.RowList;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Reads INSERT. */
final class InsertReader {
    /** What PostgreSQL calls the row that was to be added. */
    static final String PROPOSED = "excluded";

    private final Reading reading;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final FromReader sources;
    private final ActionReader actions;

    InsertReader(
            Reading reading,
            QueryReader queries,
            ExpressionReader expressions,
            FromReader sources,
            ActionReader actions) {
        this.reading = reading;
        this.queries = queries;
        this.expressions = expressions;
        this.sources = sources;
        this.actions = actions;
    }

    Action read(Insert insert, Place outer, List<Output> returned) {
        reading.understand(
                insert,
                "table",
                "oracleHint",
                "columns",
                "select",
                "onlyDefaultValues",
                "overridingMode",
                "duplicateUpdateSets",
                "modifierPriority",
                "modifierIgnore",
                "tableKeyword",
                "returningClause",
                "setUpdateSets",
                "withItemsList",
                "conflictTarget",
                "conflictAction",
                "duplicateAction");
        Place place = queries.withTables(insert.getWithItemsList(), outer);
        BaseRange target = sources.base(insert.getTable());
        Query source = source(insert, place);
        listedColumns(insert).forEach(column -> reading.account(Reading.span(column)));
        int position = tenantPosition(insert, target);
        if (position >= 0) {
            source.demand(position, Column.positionName(position));
        }
        List<Integer> parent = parentPositions(insert, target);
        parent.forEach(column -> source.demand(column, Column.positionName(column)));
        Scope scope = new Scope(outer.scope());
        scope.add(target);
        List<Expr> others =
                new ArrayList<>(actions.returning(insert.getReturningClause(), place.with(scope), returned));
        return new Action.Insertion(target, source, position, parent, conflict(insert, target, place, others), others);
    }

    private Query source(Insert insert, Place place) {
        if (insert.getSelect() != null) {
            return queries.read(insert.getSelect(), place);
        }
        List<Expr> row = new ArrayList<>();
        if (insert.getSetUpdateSets() != null) {
            insert.getSetUpdateSets().forEach(set -> row.addAll(expressions.readAll(set.getValues(), place)));
        }
        return new RowList(reading.newRange(), List.of(row));
    }

    private int tenantPosition(Insert insert, BaseRange target) {
        if (target.tenantColumn() == null || insert.isOnlyDefaultValues()) {
            return -1;
        }
        return columnNames(insert, target).indexOf(target.tenantColumn());
    }

    /** The places of the columns that refer to the row whose tenant a row gets; empty when they are not all given. */
    private static List<Integer> parentPositions(Insert insert, BaseRange target) {
        if (target.parent() == null || insert.isOnlyDefaultValues()) {
            return List.of();
        }
        List<String> names = columnNames(insert, target);
        List<Integer> positions =
                target.tenantKey().stream().map(names::indexOf).toList();
        return positions.contains(-1) ? List.of() : positions;
    }

    private static List<String> columnNames(Insert insert, BaseRange target) {
        List<net.sf.jsqlparser.schema.Column> listed = listedColumns(insert);
        if (!listed.isEmpty()) {
            return listed.stream()
                    .map(column -> Names.fold(column.getColumnName()))
                    .toList();
        }
        if (target.columns() == null) {
            throw new Unreadable(
                    "the columns of " + target.label() + " are not known, and the INSERT does not list them",
                    target.span());
        }
        return target.columns();
    }

    /** The columns that the statement names for its values; empty when it names none. */
    private static List<net.sf.jsqlparser.schema.Column> listedColumns(Insert insert) {
        if (insert.getColumns() != null) {
            return List.copyOf(insert.getColumns());
        }
        if (insert.getSetUpdateSets() != null) {
            return insert.getSetUpdateSets().stream()
                    .map(set -> set.getColumns().get(0))
                    .toList();
        }
        return List.of();
    }

    private Action.@Nullable Conflict conflict(Insert insert, BaseRange target, Place outer, List<Expr> others) {
        Scope scope = new Scope(outer.scope());
        FunctionRange proposed =
                new FunctionRange(reading.newRange(), proposedName(insert), List.of(), List.of(), Span.NOWHERE);
        scope.add(target);
        scope.add(proposed);
        Place place = outer.with(scope);
        if (insert.getConflictTarget() != null && insert.getConflictTarget().getWhereExpression() != null) {
            others.add(expressions.opaque(insert.getConflictTarget().getWhereExpression(), place));
        }
        List<UpdateSet> sets = updates(insert);
        if (sets == null) {
            return null;
        }
        Expression where =
                insert.getConflictAction() != null ? insert.getConflictAction().getWhereExpression() : null;
        Expr condition = where == null ? null : expressions.read(where, place);
        List<Action.Assignment> assignments = actions.assignments(sets, place, target);
        return new Action.Conflict(target, proposed, isWithinTenant(insert, target), condition, assignments);
    }

    /** The name of the row that was to be added; a MySQL statement may give one of its own, but not to its columns. */
    private String proposedName(Insert insert) {
        Alias alias = insert.getSelect() instanceof Values values ? values.getAlias() : null;
        if (alias == null) {
            return PROPOSED;
        }
        if (alias.getAliasColumns() != null) {
            throw new Unreadable("columns of an inserted row under other names", Span.NOWHERE);
        }
        return reading.alias(alias.getName());
    }

    /** What is set on a row that is there already; null when such a row is left alone. */
    private @Nullable List<UpdateSet> updates(Insert insert) {
        if (insert.getConflictAction() != null) {
            boolean nothing = insert.getConflictAction().getConflictActionType() == ConflictActionType.DO_NOTHING;
            return nothing ? null : insert.getConflictAction().getUpdateSets();
        }
        if (insert.getDuplicateAction() != null) {
            reading.understand(insert.getDuplicateAction(), "conflictActionType", "updateSets");
            boolean nothing = insert.getDuplicateAction().getConflictActionType() == ConflictActionType.DO_NOTHING;
            return nothing ? null : insert.getDuplicateAction().getUpdateSets();
        }
        return insert.getDuplicateUpdateSets();
    }

    private boolean isWithinTenant(Insert insert, BaseRange target) {
        if (target.tenantColumn() == null || reading.settings.trusts(Trust.UPSERT_TARGETS)) {
            return true;
        }
        InsertConflictTarget arbiter = insert.getConflictTarget();
        if (arbiter != null && arbiter.getConstraintName() == null) {
            return arbiterColumns(arbiter).containsAll(target.tenantKey());
        }
        List<List<String>> keys = reading.schema.uniqueKeys().getOrDefault(target.table(), List.of());
        return !keys.isEmpty() && keys.stream().allMatch(key -> key.containsAll(target.tenantKey()));
    }

    private static List<String> arbiterColumns(InsertConflictTarget arbiter) {
        List<String> names = new ArrayList<>();
        if (arbiter.getIndexElements() != null) {
            for (Index.ColumnParams element : arbiter.getIndexElements()) {
                if (element.getColumnName() != null) {
                    names.add(Names.fold(element.getColumnName()));
                }
            }
        }
        return names;
    }
}
