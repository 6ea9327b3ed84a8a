package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Action.Assignment;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeSide;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import org.jspecify.annotations.Nullable;

/** Reads MERGE. */
final class MergeReader {
    private final Reading reading;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final FromReader sources;
    private final ActionReader actions;

    MergeReader(
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

    Action read(Merge merge, Place outer) {
        reading.understand(
                merge,
                "withItemsList",
                "table",
                "oracleHint",
                "fromItem",
                "onCondition",
                "mergeInsert",
                "mergeUpdate",
                "insertFirst",
                "operations",
                "returningClause");
        Place place = queries.withTables(merge.getWithItemsList(), outer).with(new Scope(outer.scope()));
        reading.understand(merge.getTable(), "partItems", "partDelimiters", "alias");
        From source = sources.read(merge.getFromItem(), null, place);
        BaseRange target = sources.base(merge.getTable());
        if (source == null || place.scope() == null || merge.getOperations().isEmpty()) {
            throw new Unreadable("a MERGE without a source or without branches", target.span());
        }
        place.scope().add(target);
        Expr on = expressions.read(merge.getOnCondition(), place);
        List<Action.Branch> branches = new ArrayList<>();
        for (MergeOperation operation : merge.getOperations()) {
            branches.add(branch(operation, place, target));
        }
        if (branches.isEmpty()) {
            throw new Unreadable("a MERGE that says not what to do", target.span());
        }
        List<Expr> returned = actions.returning(merge.getReturningClause(), place, new ArrayList<>());
        return new Action.Merging(target, source, on, branches, returned, target.span());
    }

    private Action.Branch branch(MergeOperation operation, Place place, BaseRange target) {
        if (operation instanceof MergeUpdate update) {
            return update(update, place, target);
        }
        if (operation instanceof MergeDelete delete) {
            reading.understand(delete, "andPredicate", "side");
            Expr condition = condition(place, delete.getAndPredicate(), null);
            return new Action.Branch(match(delete.getSide()), condition, List.of(), List.of());
        }
        if (operation instanceof MergeInsert insert) {
            reading.understand(insert, "andPredicate", "columns", "values", "whereCondition", "side");
            Expr condition = condition(place, insert.getAndPredicate(), insert.getWhereCondition());
            List<Assignment> row = insertion(insert, place, target);
            List<Expr> values = row.stream().map(Assignment::value).toList();
            return new Action.Branch(Action.Match.NOT_MATCHED, condition, row, values);
        }
        throw new Unreadable("no rule for " + Reading.name(operation), target.span());
    }

    private Action.Branch update(MergeUpdate update, Place place, BaseRange target) {
        reading.understand(update, "updateSets", "andPredicate", "whereCondition", "deleteWhereCondition", "side");
        Expr condition = condition(place, update.getAndPredicate(), update.getWhereCondition());
        List<Assignment> set = actions.assignments(update.getUpdateSets(), place, target);
        List<Expr> others = new ArrayList<>();
        set.forEach(assignment -> others.add(assignment.value()));
        if (update.getDeleteWhereCondition() != null) {
            others.add(expressions.read(update.getDeleteWhereCondition(), place));
        }
        return new Action.Branch(match(update.getSide()), condition, set, others);
    }

    private static Action.Match match(@Nullable MergeSide side) {
        return side == MergeSide.SOURCE ? Action.Match.NOT_MATCHED_BY_SOURCE : Action.Match.MATCHED;
    }

    private @Nullable Expr condition(Place place, @Nullable Expression first, @Nullable Expression second) {
        List<Expr> parts = new ArrayList<>();
        for (Expression part : Arrays.asList(first, second)) {
            if (part != null) {
                parts.add(expressions.read(part, place));
            }
        }
        return parts.size() < 2
                ? parts.stream().findFirst().orElse(null)
                : new Expr.And(parts, parts.get(0).span());
    }

    private List<Assignment> insertion(MergeInsert insert, Place place, BaseRange target) {
        List<Expr> values = insert.getValues() == null ? List.of() : expressions.readAll(insert.getValues(), place);
        List<String> names = columnNames(insert, values.size(), target);
        if (values.size() != names.size()) {
            throw new Unreadable("the values of a MERGE do not match its columns", target.span());
        }
        List<Assignment> row = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Span span = values.get(i).span();
            row.add(new Assignment(target.column(names.get(i)), values.get(i), span));
        }
        return row;
    }

    private List<String> columnNames(MergeInsert insert, int values, BaseRange target) {
        if (insert.getColumns() != null) {
            List<String> names = new ArrayList<>();
            for (Column column : insert.getColumns()) {
                reading.account(Reading.span(column));
                names.add(Names.fold(column.getColumnName()));
            }
            return names;
        }
        if (target.columns() == null && target.tenantColumn() == null) {
            return Collections.nCopies(values, "");
        }
        if (target.columns() == null) {
            throw new Unreadable("the columns of " + target.label() + " are not known", target.span());
        }
        return target.columns();
    }
}
