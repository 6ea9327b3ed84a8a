package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Action.Assignment;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Output;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import org.jspecify.annotations.Nullable;

/** Reads MERGE. */
final class MergeReader {
    private final Reading reading;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final FromReader sources;
    private final ActionReader actions;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<List<Assignment>> insertions = new ArrayList<>();
    private final List<Expr> others = new ArrayList<>();

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
        if (source == null || place.scope() == null) {
            throw new Unreadable("a MERGE without a source", target.span());
        }
        place.scope().add(target);
        Expr on = expressions.read(merge.getOnCondition(), place);
        for (MergeOperation operation : merge.getOperations()) {
            branch(operation, place, target);
        }
        List<Output> ignored = new ArrayList<>();
        others.addAll(actions.returning(merge.getReturningClause(), place, ignored));
        return new Action.Merging(target, source, on, assignments, insertions, others, target.span());
    }

    private void branch(MergeOperation operation, Place place, BaseRange target) {
        if (operation instanceof MergeUpdate update) {
            reading.understand(update, "updateSets", "andPredicate", "whereCondition", "deleteWhereCondition");
            addIfPresent(update.getAndPredicate(), place);
            addIfPresent(update.getWhereCondition(), place);
            addIfPresent(update.getDeleteWhereCondition(), place);
            List<Assignment> set = actions.assignments(update.getUpdateSets(), place, target);
            set.forEach(assignment -> others.add(assignment.value()));
            assignments.addAll(set);
        } else if (operation instanceof MergeDelete delete) {
            reading.understand(delete, "andPredicate");
            addIfPresent(delete.getAndPredicate(), place);
        } else if (operation instanceof MergeInsert insert) {
            reading.understand(insert, "andPredicate", "columns", "values", "whereCondition");
            addIfPresent(insert.getAndPredicate(), place);
            addIfPresent(insert.getWhereCondition(), place);
            insertions.add(insertion(insert, place, target));
        } else {
            throw new Unreadable("no rule for " + Reading.name(operation), target.span());
        }
    }

    private List<Assignment> insertion(MergeInsert insert, Place place, BaseRange target) {
        List<Expr> values = insert.getValues() == null ? List.of() : expressions.readAll(insert.getValues(), place);
        List<String> names = columnNames(insert, target);
        if (values.size() != names.size()) {
            throw new Unreadable("the values of a MERGE do not match its columns", target.span());
        }
        others.addAll(values);
        List<Assignment> row = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Span span = values.get(i).span();
            row.add(new Assignment(target.column(names.get(i)), values.get(i), span));
        }
        return row;
    }

    private List<String> columnNames(MergeInsert insert, BaseRange target) {
        if (insert.getColumns() != null) {
            List<String> names = new ArrayList<>();
            for (Column column : insert.getColumns()) {
                reading.account(Reading.span(column));
                names.add(Names.fold(column.getColumnName()));
            }
            return names;
        }
        if (target.columns() == null) {
            throw new Unreadable("the columns of " + target.label() + " are not known", target.span());
        }
        return target.columns();
    }

    private void addIfPresent(@Nullable Object node, Place place) {
        if (node != null) {
            others.add(expressions.read(node, place));
        }
    }
}
