package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.query.Combination;
import dev.bulwark.isolation.query.Combination.Operator;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Recursion;
import dev.bulwark.isolation.query.RecursionFrame;
import dev.bulwark.isolation.query.Returned;
import dev.bulwark.isolation.query.RowList;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Reads queries of every shape, and the common table expressions before them. */
final class QueryReader {
    /** Clauses of every kind of query that have a rule, or that change neither which rows come out nor what they hold. */
    static final List<String> COMMON = List.of(
            "withItemsList",
            "limit",
            "offset",
            "fetch",
            "orderByElements",
            "alias",
            "forUpdateTables",
            "forMode",
            "skipLocked",
            "wait",
            "noWait",
            "forUpdateBeforeOrderBy");

    private final Reading reading;
    private final ExpressionReader expressions;
    private final BlockReader blocks;
    private final ActionReader actions;

    QueryReader(Reading reading) {
        this.reading = reading;
        this.expressions = new ExpressionReader(reading, this);
        FromReader sources = new FromReader(reading, this, expressions);
        this.blocks = new BlockReader(reading, expressions, sources);
        this.actions = new ActionReader(reading, this, expressions, sources);
    }

    ActionReader actions() {
        return actions;
    }

    /** The meaning of a query that stands at some place. */
    Query read(Select select, Place outer) {
        Place place = withTables(select.getWithItemsList(), outer);
        if (select.getForUpdateTables() != null) {
            select.getForUpdateTables().forEach(table -> reading.account(Reading.span(table)));
        }
        if (select instanceof PlainSelect plain) {
            return blocks.read(plain, place);
        }
        if (select instanceof SetOperationList list) {
            return combination(list, place);
        }
        if (select instanceof ParenthesedSelect || select instanceof LateralSubSelect) {
            return parenthesed((ParenthesedSelect) select, place);
        }
        if (select instanceof Values values) {
            return rows(values, place);
        }
        throw new Unreadable("no rule for " + Reading.name(select), Reading.span(select));
    }

    /** The place with the common table expressions of a WITH. */
    Place withTables(@Nullable List<WithItem<?>> items, Place outer) {
        Place place = outer;
        if (items == null) {
            return place;
        }
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        for (WithItem<?> item : items) {
            place = place.with(define(item, recursive, place));
        }
        return place;
    }

    private CommonTable define(WithItem<?> item, boolean recursive, Place place) {
        reading.understand(
                item,
                "statement",
                "alias",
                "withItemList",
                "recursive",
                "materialized",
                "usingNot",
                "searchClause",
                "cycleClause");
        requireHarmlessNames(item);
        List<String> columns = new ArrayList<>();
        if (item.getWithItemList() != null) {
            for (SelectItem<?> column : item.getWithItemList()) {
                columns.add(Names.fold(column.toString()));
            }
        }
        reading.accountDefinition(item.getAliasName());
        String name = Names.fold(item.getAliasName());
        CommonTable table =
                new CommonTable(name, columns, item, recursive, place.tables(), place.tables(), place.scope(), null);
        readOnce(table);
        return table;
    }

    /** SEARCH and CYCLE add columns that no rule of ours sees; they must not be taken for a tenant column. */
    private void requireHarmlessNames(WithItem<?> item) {
        List<String> added = new ArrayList<>();
        if (item.getSearchClause() != null) {
            added.add(item.getSearchClause().getSequenceColumnName());
        }
        if (item.getCycleClause() != null) {
            added.add(item.getCycleClause().getMarkColumnName());
            added.add(item.getCycleClause().getPathColumnName());
        }
        if (added.stream().anyMatch(name -> name != null && reading.isTenantColumn(Names.fold(name)))) {
            throw new Unreadable("a recursive query that adds a column of the tenant column's name", Span.NOWHERE);
        }
    }

    /** Reads the text where it stands, so that all of it is accounted for and its changes are judged even if unused. */
    private void readOnce(CommonTable table) {
        Query query = instantiate(table);
        if (query instanceof Returned returned) {
            reading.sideActions.add(returned.action());
        }
    }

    /** The rows of a common table expression for one more reference to it. */
    Query instantiate(CommonTable table) {
        ParenthesedStatement statement = table.item().getStatement();
        Place place = new Place(table.outer(), table.visible());
        if (!(statement instanceof ParenthesedSelect select)) {
            return actions.returned(statement, place);
        }
        if (table.recursive() && select.getSelect() instanceof SetOperationList list) {
            return recursion(table, list, place);
        }
        return read(select, place);
    }

    private Query recursion(CommonTable table, SetOperationList list, Place outer) {
        RecursionFrame frame = new RecursionFrame(table.columnNames());
        Place before = withTables(list.getWithItemsList(), outer);
        Place within = before.with(table.within(frame, before.tables()));
        Query anchor = read(list.getSelect(0), before);
        frame.start(anchor);
        List<Query> steps = new ArrayList<>();
        for (Select step : list.getSelects().subList(1, list.getSelects().size())) {
            steps.add(read(step, within));
        }
        if (!frame.isReferred()) {
            return combination(list, before);
        }
        boolean unions = list.getOperations().stream().allMatch(operation -> operator(operation) == Operator.UNION);
        if (!unions) {
            throw new Unreadable("a recursive query that is no UNION", Reading.span(list));
        }
        Query step = steps.size() == 1
                ? steps.get(0)
                : new Combination(reading.newRange(), Operator.UNION, steps, false, List.of());
        Recursion recursion = new Recursion(reading.newRange(), anchor, step, frame);
        reading.recursions.add(recursion);
        return recursion;
    }

    private Query parenthesed(ParenthesedSelect select, Place place) {
        reading.understand(select, union(COMMON, "select", "prefix"));
        Query inner = read(select.getSelect(), place);
        List<Expr> others = blocks.tail(select, place);
        boolean limited = BlockReader.isLimited(select);
        return limited || !others.isEmpty()
                ? new Combination(reading.newRange(), Operator.UNION, List.of(inner), limited, others)
                : inner;
    }

    /** INTERSECT binds more tightly than UNION and EXCEPT, which go from left to right. */
    private Query combination(SetOperationList list, Place place) {
        reading.understand(list, union(COMMON, "selects", "operations"));
        Deque<Query> operands = new ArrayDeque<>();
        Deque<Operator> operators = new ArrayDeque<>();
        operands.push(read(list.getSelect(0), place));
        for (int i = 0; i < list.getOperations().size(); i++) {
            Operator operator = operator(list.getOperation(i));
            if (operator == Operator.INTERSECT) {
                operands.push(both(operands.pop(), operator, read(list.getSelect(i + 1), place)));
            } else {
                operators.add(operator);
                operands.push(read(list.getSelect(i + 1), place));
            }
        }
        Query all = operands.removeLast();
        for (Operator operator : operators) {
            all = both(all, operator, operands.removeLast());
        }
        List<Expr> others = blocks.tail(list, place);
        boolean limited = BlockReader.isLimited(list);
        return limited || !others.isEmpty()
                ? new Combination(reading.newRange(), Operator.UNION, List.of(all), limited, others)
                : all;
    }

    /** A long chain of one operator stays flat, so that it is as deep as one. */
    private Query both(Query left, Operator operator, Query right) {
        List<Query> branches = new ArrayList<>();
        boolean chain = left instanceof Combination chained
                && chained.operator() == operator
                && chained.branches().size() > 1;
        if (chain) {
            branches.addAll(((Combination) left).branches());
        } else {
            branches.add(left);
        }
        branches.add(right);
        Combination combination = new Combination(reading.newRange(), operator, branches, false, List.of());
        if (operator != Operator.UNION) {
            combination.demandRows();
        }
        return combination;
    }

    private static Operator operator(SetOperation operation) {
        String name = Reading.name(operation).toUpperCase(Locale.ROOT);
        if (name.startsWith("UNION")) {
            return Operator.UNION;
        }
        return name.startsWith("INTERSECT") ? Operator.INTERSECT : Operator.EXCEPT;
    }

    private Query rows(Values values, Place place) {
        reading.understand(values, union(COMMON, "expressions"));
        List<List<Expr>> rows = new ArrayList<>();
        if (values.getExpressions() instanceof ParenthesedExpressionList<?> single) {
            rows.add(expressions.readAll(single, place));
        } else {
            for (Object row : values.getExpressions()) {
                boolean several = row instanceof ParenthesedExpressionList<?> || row instanceof RowConstructor;
                rows.add(several ? expressions.readAll((List<?>) row, place) : List.of(expressions.read(row, place)));
            }
        }
        Query list = new RowList(reading.newRange(), rows);
        List<Expr> others = blocks.tail(values, place);
        return others.isEmpty()
                ? list
                : new Combination(reading.newRange(), Operator.UNION, List.of(list), true, others);
    }

    static String[] union(List<String> common, String... own) {
        List<String> all = new ArrayList<>(common);
        all.addAll(List.of(own));
        return all.toArray(String[]::new);
    }
}
