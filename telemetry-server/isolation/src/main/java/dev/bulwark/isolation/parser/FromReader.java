package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Trust;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.DerivedRange;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.FunctionRange;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.SelfRange;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Reads FROM: tables, queries and functions, and how they are joined. */
final class FromReader {
    private final Reading reading;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final ViewReader views;

    FromReader(Reading reading, QueryReader queries, ExpressionReader expressions) {
        this.reading = reading;
        this.queries = queries;
        this.expressions = expressions;
        this.views = new ViewReader(reading, this);
    }

    /** The sources of a block, whose ranges become visible in the place's scope; null when there are none. */
    @Nullable
    From read(@Nullable FromItem first, @Nullable List<Join> joins, Place place) {
        return first == null ? null : joined(item(first, place), joins, place);
    }

    /** Sources that follow others; a comma binds more loosely than any join. */
    From joined(From first, @Nullable List<Join> joins, Place place) {
        List<From> separated = new ArrayList<>();
        From current = first;
        if (joins != null) {
            for (Join join : joins) {
                if (join.isSimple()
                        && !join.isOuter()
                        && join.getOnExpressions().isEmpty()) {
                    separated.add(current);
                    current = item(join.getFromItem(), place);
                } else {
                    current = join(current, join, place);
                }
            }
        }
        separated.add(current);
        From all = separated.get(0);
        for (From next : separated.subList(1, separated.size())) {
            all = new From.Joined(all, next, From.Kind.INNER, null);
        }
        return all;
    }

    private From join(From left, Join join, Place place) {
        reading.understand(
                join,
                "fromItem",
                "onExpressions",
                "usingColumns",
                "outer",
                "right",
                "left",
                "natural",
                "full",
                "inner",
                "simple",
                "cross",
                "straight");
        From.Kind kind = kind(join);
        From right = item(join.getFromItem(), place);
        List<Expr> conditions = expressions.readAll(join.getOnExpressions(), place);
        Scope scope = place.scope();
        if (scope != null) {
            MergedColumns merging = new MergedColumns(scope, left, right, kind);
            join.getUsingColumns().forEach(column -> reading.account(Reading.span(column)));
            if (join.isNatural()) {
                conditions.addAll(merging.natural());
            } else if (!join.getUsingColumns().isEmpty()) {
                conditions.addAll(merging.using(join.getUsingColumns().stream()
                        .map(column -> Names.fold(column.getColumnName()))
                        .toList()));
            }
        }
        boolean conditioned = join.isNatural() || !conditions.isEmpty();
        if (kind != From.Kind.INNER && (!conditioned || join.getOnExpressions().size() > 1)) {
            throw new Unreadable("an outer join whose condition stands elsewhere", Reading.span(join));
        }
        return new From.Joined(left, right, kind, conditions.isEmpty() ? null : and(conditions));
    }

    private static Expr and(List<Expr> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : new Expr.And(conditions, ExpressionReader.spanOf("", conditions));
    }

    private static From.Kind kind(Join join) {
        if (join.isFull()) {
            return From.Kind.FULL;
        }
        if (join.isLeft()) {
            return From.Kind.LEFT;
        }
        if (join.isRight()) {
            return From.Kind.RIGHT;
        }
        if (join.isOuter()) {
            throw new Unreadable("an outer join without a side", Reading.span(join));
        }
        return From.Kind.INNER;
    }

    private From item(FromItem item, Place place) {
        if (item instanceof ParenthesedFromItem group && group.getAlias() == null) {
            reading.understand(group, "fromItem", "joins");
            return joined(item(group.getFromItem(), place), group.getJoins(), place);
        }
        Range range = range(item, place);
        Scope scope = place.scope();
        if (scope != null) {
            scope.add(range);
        }
        return new From.Single(range);
    }

    private Range range(FromItem item, Place place) {
        if (item instanceof Table table) {
            return table(table, place);
        }
        if (item instanceof LateralSubSelect lateral) {
            return derived(lateral, place);
        }
        if (item instanceof ParenthesedSelect || item instanceof Values) {
            return derived((Select) item, outside(place));
        }
        if (item instanceof ParenthesedFromItem group && group.getFromItem() instanceof Values values) {
            reading.understand(group, "fromItem", "alias");
            return derived(values, group.getAlias(), Reading.span(group), outside(place));
        }
        if (item instanceof TableFunction function) {
            return function(function, place);
        }
        throw new Unreadable("no rule for " + Reading.name(item) + " in FROM", Reading.span(item));
    }

    private Range derived(Select select, Place place) {
        return derived(select, select.getAlias(), Reading.span(select), place);
    }

    private Range derived(Select select, @Nullable Alias alias, Span span, Place place) {
        if (alias != null) {
            reading.accountAlias(span, alias.getName());
        }
        String name = alias == null ? "" : reading.alias(alias.getName());
        return new DerivedRange(name, queries.read(select, place), columnNames(alias), span);
    }

    /** What a derived table sees: not its neighbours, but what surrounds the whole block. */
    private static Place outside(Place place) {
        Scope scope = place.scope();
        return new Place(scope == null ? null : scope.outer(), place.tables());
    }

    static List<String> columnNames(@Nullable Alias alias) {
        if (alias == null || alias.getAliasColumns() == null) {
            return List.of();
        }
        return alias.getAliasColumns().stream()
                .map(column -> Names.fold(column.name))
                .toList();
    }

    private Range function(TableFunction item, Place place) {
        reading.understand(item, "alias", "function", "prefix", "withClause");
        Function function = item.getFunction();
        String name = function.getName();
        Span span = Reading.span(item);
        if (!reading.settings.trusts(Trust.UNKNOWN_FUNCTIONS) && !reading.functions.isRowSource(name)) {
            throw new Unreadable("the function " + function.getName() + " in FROM may read any table", span);
        }
        Alias alias = item.getAlias();
        if (alias != null) {
            reading.accountAlias(Reading.span(function), alias.getName());
        }
        Expr arguments = expressions.opaque(function, place);
        String called = alias == null ? Names.table(name) : Names.fold(alias.getName());
        return new FunctionRange(reading.newRange(), called, columnNames(alias), arguments.children(), span);
    }

    private Range table(Table table, Place place) {
        reading.understand(table, "partItems", "partDelimiters", "alias", "mysqlHints", "sampleClause");
        String name = Names.fold(table.getName());
        CommonTable common = table.getSchemaName() == null ? CommonTable.named(place.tables(), name) : null;
        if (common == null || reading.isReadBeforeCommon(name)) {
            Range view = views.read(table);
            return view == null ? base(table) : view;
        }
        if (!common.item().getAliasName().equals(table.getName())) {
            reading.requireOneCase(name);
        }
        reading.commonNames.add(name);
        return reference(common, table);
    }

    private Range reference(CommonTable common, Table table) {
        Span span = place(table);
        String alias = alias(table);
        List<String> renamed = columnNames(table.getAlias());
        List<String> names = renamed.isEmpty() ? common.columnNames() : renamed;
        if (common.frame() != null) {
            common.frame().refer();
            return new SelfRange(reading.newRange(), alias, common.frame(), span);
        }
        return new DerivedRange(alias, queries.instantiate(common), names, span);
    }

    /** A table of the database as a source or a target. */
    BaseRange base(Table table) {
        Span span = place(table);
        String name = Names.table(table.getName());
        String tenantColumn = reading.schema.tenantColumn(name, reading.defaultTenantColumn);
        String schemaName = table.getSchemaName() == null ? "" : Names.table(table.getSchemaName());
        views.requireTable(name, span);
        if (Catalogs.isOne(schemaName, name, reading.settings.dialect())) {
            tenantColumn = null;
            if (Catalogs.showsRows(schemaName, name)) {
                reading.doubts.add("the catalog table " + name + " shows values or statements of other tenants");
            }
        }
        if (table.getAlias() != null && table.getAlias().getAliasColumns() != null) {
            throw new Unreadable("columns of a table under other names", span);
        }
        BaseRange range = new BaseRange(
                reading.newRange(),
                schemaName,
                name,
                alias(table),
                tenantColumn,
                tenantColumn == null ? null : reading.schema.parents().get(name),
                reading.schema.columns().get(name),
                reading.defaultTenantColumn,
                span);
        reading.tables.add(range);
        return range;
    }

    /** The folded name by which a table's columns are qualified. */
    String alias(Table table) {
        String written =
                table.getAlias() == null ? table.getName() : table.getAlias().getName();
        return reading.alias(written);
    }

    /** Where a table stands, which is accounted for. */
    Span place(Table table) {
        Span span = Reading.span(table);
        Span whole = table.getAlias() == null
                ? span
                : reading.withAlias(span, table.getAlias().getName());
        reading.account(whole);
        return whole;
    }
}
