package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Output;
import dev.bulwark.isolation.query.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.VariableAssignment;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Finds out how a SELECT groups its rows and over which parts of them its windows look. */
final class Grouping {
    private static final String ADVISORY_LOCK = "pg_advisory";

    private final Reading reading;
    private final ExpressionReader expressions;
    private final List<Output> outputs;
    private final Place place;

    Grouping(Reading reading, ExpressionReader expressions, List<Output> outputs, Place place) {
        this.reading = reading;
        this.expressions = expressions;
        this.outputs = outputs;
        this.place = place;
    }

    /** The columns that are group keys; null when rows are not grouped, empty when no column is certain to be one. */
    @Nullable
    Set<Column> keys(PlainSelect select) {
        GroupByElement groupBy = select.getGroupBy();
        if (groupBy == null) {
            return select.getHaving() != null || aggregates(select) ? Set.of() : null;
        }
        reading.understand(groupBy, "groupByExpressions", "groupingSets", "mysqlWithRollup", "groupBySortDirections");
        boolean plain = !groupBy.isMysqlWithRollup()
                && (groupBy.getGroupingSets() == null
                        || groupBy.getGroupingSets().isEmpty());
        Collection<?> expressionsOfKeys = groupBy.getGroupByExpressionList();
        if (!plain || expressionsOfKeys == null) {
            return Set.of();
        }
        Set<Column> keys = new LinkedHashSet<>();
        for (Object key : expressionsOfKeys) {
            if (key instanceof Function) {
                return Set.of();
            }
            addKey(key, keys);
        }
        return keys;
    }

    /** The columns by which every window and DISTINCT ON separates rows; null when there is neither. */
    @Nullable
    Set<Column> partitions(PlainSelect select) {
        Set<Column> common = null;
        for (AnalyticExpression window : windows(select)) {
            common = intersection(common, partition(window, select));
        }
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            Set<Column> on = new HashSet<>();
            for (SelectItem<?> item : select.getDistinct().getOnSelectItems()) {
                addColumn(expressions.read(item.getExpression(), place), on);
            }
            common = intersection(common, on);
        }
        boolean counted = common == null && (select.getQualify() != null || countsRows(select));
        return counted ? Set.of() : common;
    }

    /** The parts of HAVING that speak of nothing but group keys, and so might as well stand in WHERE. */
    List<Expr> conditionsOnKeys(@Nullable Expression having, Shape shape) {
        Set<Column> keys = shape.keys();
        if (having == null || keys == null || keys.isEmpty()) {
            return List.of();
        }
        Expr read = expressions.read(having, place);
        List<Expr> parts = read instanceof Expr.And and ? and.children() : List.of(read);
        return parts.stream().filter(part -> speaksOnlyOf(keys, part)).toList();
    }

    private boolean speaksOnlyOf(Set<Column> keys, Expr expr) {
        if (expr.subquery() != null) {
            return false;
        }
        if (expr instanceof Expr.ColumnUse use) {
            return keys.contains(use.column()) && !isShadowed(use.column());
        }
        return expr.children().stream().allMatch(child -> speaksOnlyOf(keys, child));
    }

    private void addKey(Object node, Set<Column> keys) {
        if (node instanceof LongValue ordinal && reading.settings.dialect() != Dialect.H2) {
            int index = (int) ordinal.getValue() - 1;
            if (index >= 0 && index < outputs.size() && outputs.get(index) instanceof Output.Named named) {
                addColumn(named.expression(), keys);
            }
            return;
        }
        Expr read = expressions.read(node, place);
        if (read instanceof Expr.ColumnUse use && isShadowed(use.column())) {
            return;
        }
        addColumn(read, keys);
    }

    /** Whether an output of another meaning has the column's name, so that databases differ in which one is meant. */
    private boolean isShadowed(Column column) {
        return outputs.stream()
                .anyMatch(output -> output instanceof Output.Named named
                        && named.name().equals(column.name())
                        && !(named.expression() instanceof Expr.ColumnUse use
                                && use.column().equals(column)));
    }

    private static void addColumn(Expr expr, Set<Column> into) {
        if (expr instanceof Expr.ColumnUse use) {
            into.add(use.column());
        } else if (expr instanceof Expr.Row row) {
            row.children().forEach(child -> addColumn(child, into));
        }
    }

    private static Set<Column> intersection(@Nullable Set<Column> first, Set<Column> second) {
        Set<Column> common = new HashSet<>(second);
        if (first != null) {
            common.retainAll(first);
        }
        return common;
    }

    private Set<Column> partition(AnalyticExpression window, PlainSelect select) {
        Set<Column> columns = new HashSet<>();
        Collection<?> by = window.getPartitionExpressionList();
        if (window.getWindowName() != null && select.getWindowDefinitions() != null) {
            for (WindowDefinition definition : select.getWindowDefinitions()) {
                if (window.getWindowName().equalsIgnoreCase(definition.getWindowName())) {
                    by = definition.getPartitionExpressionList();
                }
            }
        }
        if (by != null) {
            by.forEach(node -> addColumn(expressions.read(node, place), columns));
        }
        return columns;
    }

    /** Whether it makes a difference which rows the block is given, be it that they are counted, noted or locked. */
    private boolean countsRows(PlainSelect select) {
        List<Object> found = new ArrayList<>();
        collect(select.getSelectItems(), this::isCounter, found);
        collect(select.getWhere(), this::isCounter, found);
        return !found.isEmpty() || select.getForMode() != null;
    }

    private boolean isCounter(Object node) {
        if (node instanceof Function function) {
            return reading.functions.isCounting(function.getName());
        }
        boolean bare = node instanceof net.sf.jsqlparser.schema.Column column
                && column.getTable() == null
                && reading.functions.isCounting(column.getColumnName());
        return bare || node instanceof NextValExpression || node instanceof VariableAssignment;
    }

    private boolean aggregates(PlainSelect select) {
        return calls(select).stream().anyMatch(this::isAggregate);
    }

    private List<AnalyticExpression> windows(PlainSelect select) {
        return calls(select).stream()
                .filter(AnalyticExpression.class::isInstance)
                .map(AnalyticExpression.class::cast)
                .filter(call -> call.getType() == AnalyticType.OVER)
                .toList();
    }

    private boolean isAggregate(Object call) {
        if (call instanceof Function function) {
            return reading.functions.isAggregate(function.getName());
        }
        return !(call instanceof AnalyticExpression analytic) || analytic.getType() != AnalyticType.OVER;
    }

    /** All calls in the select list, HAVING, QUALIFY and ORDER BY of this very block. */
    private List<Object> calls(PlainSelect select) {
        List<Object> calls = new ArrayList<>();
        collectCalls(select.getSelectItems(), calls);
        collectCalls(select.getHaving(), calls);
        collectCalls(select.getQualify(), calls);
        collectCalls(select.getOrderByElements(), calls);
        return calls;
    }

    private void collectCalls(@Nullable Object root, List<Object> into) {
        collect(root, Grouping::isCall, into);
    }

    private static boolean isCall(Object node) {
        return node instanceof Function
                || node instanceof AnalyticExpression
                || node instanceof MySQLGroupConcat
                || node instanceof JsonAggregateFunction;
    }

    /** A loop, because generated expressions are thousands of links deep. */
    private void collect(@Nullable Object root, Predicate<Object> wanted, List<Object> into) {
        Deque<Object> open = new ArrayDeque<>();
        if (root != null) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            Object node = open.pop();
            if (wanted.test(node)) {
                into.add(node);
            }
            for (Object part : reading.fields.parts(node)) {
                if (!(part instanceof Select)) {
                    open.push(part);
                }
            }
        }
    }
}
