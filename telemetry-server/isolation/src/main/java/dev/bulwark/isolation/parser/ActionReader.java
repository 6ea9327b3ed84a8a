package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Action.Assignment;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Block;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Output;
import dev.bulwark.isolation.query.Outputs;
import dev.bulwark.isolation.query.Ownership;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Returned;
import dev.bulwark.isolation.query.Shape;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Reads UPDATE, DELETE and TRUNCATE, and hands insertions and merges on. */
final class ActionReader {
    private final Reading reading;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final FromReader sources;
    private final InsertReader inserts;

    ActionReader(Reading reading, QueryReader queries, ExpressionReader expressions, FromReader sources) {
        this.reading = reading;
        this.queries = queries;
        this.expressions = expressions;
        this.sources = sources;
        this.inserts = new InsertReader(reading, queries, expressions, sources, this);
    }

    Action insert(Insert insert, Place outer) {
        return inserts.read(insert, outer, new ArrayList<>());
    }

    Action merge(Merge merge, Place outer) {
        return new MergeReader(reading, queries, expressions, sources, this).read(merge, outer);
    }

    Action update(Update update, Place outer) {
        return update(update, outer, new ArrayList<>());
    }

    Action delete(Delete delete, Place outer) {
        return delete(delete, outer, new ArrayList<>());
    }

    Action truncate(Truncate truncate) {
        List<BaseRange> targets = new ArrayList<>();
        if (truncate.getTables() != null) {
            truncate.getTables().forEach(table -> targets.add(sources.base(table)));
        }
        if (truncate.getTable() != null) {
            targets.add(sources.base(truncate.getTable()));
        }
        return new Action.Emptying(targets);
    }

    /** The rows that a change within WITH gives out. */
    Query returned(ParenthesedStatement statement, Place outer) {
        List<Output> outputs = new ArrayList<>();
        Action action;
        if (statement instanceof ParenthesedInsert insert) {
            action = inserts.read(insert.getInsert(), outer, outputs);
        } else if (statement instanceof ParenthesedUpdate update) {
            action = update(update.getUpdate(), outer, outputs);
        } else if (statement instanceof ParenthesedDelete delete) {
            action = delete(delete.getDelete(), outer, outputs);
        } else {
            throw new Unreadable("no rule for " + Reading.name(statement) + " in WITH", Span.NOWHERE);
        }
        return new Returned(reading.newRange(), action, new Outputs(outputs));
    }

    private Action update(Update update, Place outer, List<Output> returned) {
        reading.understand(
                update,
                "withItemsList",
                "table",
                "where",
                "updateSets",
                "fromItem",
                "fromBeforeSet",
                "joins",
                "startJoins",
                "oracleHint",
                "orderByElements",
                "limit",
                "returningClause",
                "modifierPriority",
                "modifierIgnore");
        Place place = queries.withTables(update.getWithItemsList(), outer).with(new Scope(outer.scope()));
        From from = target(update.getTable(), update.getStartJoins(), place);
        if (update.getFromItem() != null) {
            From further = sources.read(update.getFromItem(), update.getJoins(), place);
            from = further == null ? from : new From.Joined(from, further, From.Kind.INNER, null);
        } else {
            from = sources.joined(from, update.getJoins(), place);
        }
        List<Assignment> assignments =
                assignments(update.getUpdateSets(), place, from.ranges().get(0));
        List<Expr> others = new ArrayList<>();
        assignments.forEach(assignment -> others.add(assignment.value()));
        addOpaque(update.getOrderByElements(), place, others);
        addOpaque(update.getLimit(), place, others);
        others.addAll(returning(update.getReturningClause(), place, returned));
        return new Action.Change(rows(from, update.getWhere(), others, place), assignments);
    }

    private Action delete(Delete delete, Place outer, List<Output> returned) {
        reading.understand(
                delete,
                "withItemsList",
                "table",
                "oracleHint",
                "tables",
                "usingFromItemList",
                "joins",
                "where",
                "limit",
                "orderByElements",
                "hasFrom",
                "modifierPriority",
                "modifierIgnore",
                "modifierQuick",
                "returningClause");
        Place place = queries.withTables(delete.getWithItemsList(), outer).with(new Scope(outer.scope()));
        From from = deletedFrom(delete, place);
        if (delete.getTables() != null) {
            delete.getTables().forEach(table -> requireAmong(table, from));
        }
        List<Expr> others = new ArrayList<>();
        addOpaque(delete.getOrderByElements(), place, others);
        addOpaque(delete.getLimit(), place, others);
        others.addAll(returning(delete.getReturningClause(), place, returned));
        return new Action.Change(rows(from, delete.getWhere(), others, place), List.of());
    }

    private From deletedFrom(Delete delete, Place place) {
        List<FromItem> using = delete.getUsingFromItemList();
        if (using == null || using.isEmpty()) {
            return target(delete.getTable(), delete.getJoins(), place);
        }
        From from = target(delete.getTable(), null, place);
        for (int i = 0; i < using.size(); i++) {
            boolean last = i == using.size() - 1;
            From further = sources.read(using.get(i), last ? delete.getJoins() : null, place);
            from = further == null ? from : new From.Joined(from, further, From.Kind.INNER, null);
        }
        return from;
    }

    private void requireAmong(Table table, From from) {
        reading.account(Reading.span(table));
        String name = Names.fold(table.getName());
        List<Range> meant = from.ranges().stream()
                .filter(range -> range.alias().equals(name))
                .toList();
        if (meant.isEmpty()) {
            throw new Unreadable("rows are removed from a table that is not in FROM", Reading.span(table));
        }
        meant.forEach(range -> reading.views.requireNone(range.id(), Reading.span(table)));
    }

    private From target(Table table, @Nullable List<Join> joins, Place place) {
        reading.understand(table, "partItems", "partDelimiters", "alias", "mysqlHints");
        BaseRange target = sources.base(table);
        if (place.scope() != null) {
            place.scope().add(target);
        }
        return sources.joined(new From.Single(target), joins, place);
    }

    private Block rows(From from, @Nullable Expression where, List<Expr> others, Place place) {
        List<Expr> conditions = where == null ? List.of() : List.of(expressions.read(where, place));
        Span span = from.ranges().get(0).span();
        return new Block(reading.newRange(), from, conditions, new Outputs(List.of()), others, Shape.PLAIN, span);
    }

    /** What SET sets. */
    List<Assignment> assignments(@Nullable List<UpdateSet> sets, Place place, Range target) {
        List<Assignment> assignments = new ArrayList<>();
        if (sets == null) {
            return assignments;
        }
        for (UpdateSet set : sets) {
            List<net.sf.jsqlparser.schema.Column> columns = List.copyOf(set.getColumns());
            List<Expr> values = expressions.readAll(set.getValues(), place);
            if (values.size() == 1 && values.get(0) instanceof Expr.Row row) {
                values = row.children();
            }
            for (int i = 0; i < columns.size(); i++) {
                Expr value = values.size() == columns.size()
                        ? values.get(i)
                        : new Expr.Opaque(values, null, values.get(0).span());
                assignments.add(assignment(columns.get(i), value, place, target));
            }
        }
        return assignments;
    }

    private Assignment assignment(net.sf.jsqlparser.schema.Column node, Expr value, Place place, Range target) {
        Span span = Reading.span(node);
        reading.account(span);
        String name = Names.fold(node.getColumnName());
        Table qualifier = node.getTable();
        Range range = target;
        if (qualifier != null && qualifier.getName() != null && place.scope() != null) {
            Range named = place.scope().range(Names.fold(qualifier.getName()));
            range = named == null ? target : named;
        } else if (place.scope() != null && target.owns(name) != Ownership.YES) {
            Column only = Scope.columnOf(place.scope().ranges(), name);
            Column meant = only == null ? target.column(name) : only;
            reading.views.requireNone(meant.range(), span);
            return new Assignment(meant, value, span.and(value.span()));
        }
        reading.views.requireNone(range.id(), span);
        return new Assignment(range.column(name), value, span.and(value.span()));
    }

    /** The expressions of RETURNING. */
    List<Expr> returning(@Nullable ReturningClause clause, Place place, List<Output> returned) {
        if (clause == null) {
            return List.of();
        }
        List<SelectItem<?>> items = new ArrayList<>();
        for (Object item : clause) {
            items.add((SelectItem<?>) item);
        }
        List<Output> outputs = new BlockReader(reading, expressions, sources).outputs(items, place);
        returned.addAll(outputs);
        return outputs.stream()
                .filter(Output.Named.class::isInstance)
                .map(output -> ((Output.Named) output).expression())
                .toList();
    }

    private void addOpaque(@Nullable Object node, Place place, List<Expr> into) {
        if (node != null) {
            into.add(expressions.opaque(node, place));
        }
    }
}
