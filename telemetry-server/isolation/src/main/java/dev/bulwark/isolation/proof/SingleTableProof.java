package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Decides statements over one table; everything else stays undecided. */
public final class SingleTableProof {
    private final Schema schema;
    private final JudgeSettings settings;

    public SingleTableProof(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.settings = settings;
    }

    /** The finding on one text. */
    public Finding find(LexedText lexed) {
        if (lexed.objection() != null) {
            return undecided(lexed.objection());
        }
        long selects =
                lexed.tokens().stream().filter(token -> token.is("select")).count();
        try {
            Statement statement = new CCJSqlParser(lexed.text()).Statement();
            return selects > 1 || lexed.tokens().stream().anyMatch(token -> token.is("with"))
                    ? undecided("nested queries")
                    : of(statement, lexed);
        } catch (ParseException | TokenMgrException failure) {
            return undecided("the statement could not be read as SQL");
        }
    }

    private Finding of(Statement statement, LexedText lexed) {
        if (statement instanceof PlainSelect select) {
            if (select.getFromItem() == null) {
                return FixedFinding.noTenantData();
            }
            boolean single = select.getFromItem() instanceof Table && select.getJoins() == null;
            return single
                    ? filtered((Table) select.getFromItem(), select.getWhere(), lexed)
                    : undecided("several tables");
        }
        if (statement instanceof Update update && update.getFromItem() == null && update.getJoins() == null) {
            boolean moves = update.getUpdateSets().stream()
                    .flatMap(set -> set.getColumns().stream())
                    .anyMatch(column -> Names.fold(column.getColumnName()).equals(tenantColumn(update.getTable())));
            return moves
                    ? undecided("the tenant column is changed")
                    : filtered(update.getTable(), update.getWhere(), lexed);
        }
        if (statement instanceof Delete delete && delete.getUsingList() == null && delete.getJoins() == null) {
            return filtered(delete.getTable(), delete.getWhere(), lexed);
        }
        if (statement instanceof Insert insert) {
            return inserted(insert);
        }
        String kind = statement.getClass().getPackageName();
        boolean harmless = kind.contains(".create.")
                || kind.contains(".drop")
                || kind.contains(".alter")
                || lexed.tokens().get(0).is("commit")
                || lexed.tokens().get(0).is("rollback")
                || lexed.tokens().get(0).is("set");
        return harmless ? FixedFinding.noTenantData() : undecided("statements of this kind");
    }

    private Finding inserted(Insert insert) {
        String column = tenantColumn(insert.getTable());
        if (column == null) {
            return FixedFinding.noTenantData();
        }
        if (!(insert.getSelect() instanceof Values values)
                || insert.getConflictAction() != null
                || insert.getColumns() == null
                || insert.getDuplicateUpdateSets() != null) {
            return undecided("inserts of this kind");
        }
        ExpressionList<?> row = values.getExpressions();
        for (int i = 0; i < insert.getColumns().size(); i++) {
            Value value = i < row.size() ? value(row.get(i)) : null;
            if (Names.fold(insert.getColumns().get(i).getColumnName()).equals(column) && value != null) {
                return new PinnedFinding(Names.table(insert.getTable().getName()), column, value);
            }
        }
        return undecided("inserts of this kind");
    }

    private Finding filtered(Table table, @Nullable Expression where, LexedText lexed) {
        String column = tenantColumn(table);
        if (column == null) {
            return FixedFinding.noTenantData();
        }
        Value value = where == null ? null : pin(where, column);
        String name = Names.table(table.getName());
        return value != null ? new PinnedFinding(name, column, value) : missing(name, column, lexed);
    }

    private @Nullable Value pin(Expression where, String column) {
        if (where instanceof AndExpression and && !and.isUseOperator()) {
            Value left = pin(and.getLeftExpression(), column);
            return left != null ? left : pin(and.getRightExpression(), column);
        }
        if (where instanceof EqualsTo equals
                && equals.getLeftExpression() instanceof Column left
                && Names.fold(left.getColumnName()).equals(column)) {
            return value(equals.getRightExpression());
        }
        return null;
    }

    private static @Nullable Value value(Expression expression) {
        if (expression instanceof JdbcParameter parameter) {
            return new Value.Parameter(parameter.getIndex());
        }
        if (expression instanceof LongValue number) {
            return Value.literal(number.getStringValue());
        }
        return expression instanceof StringValue text ? Value.literal(text.getValue()) : null;
    }

    private @Nullable String tenantColumn(Table table) {
        return schema.tenantColumn(Names.table(table.getName()), Names.fold(settings.tenantColumn()));
    }

    private static Finding missing(String table, String column, LexedText lexed) {
        List<Mark> marks = lexed.tokens().stream()
                .filter(token -> token.kind() == TokenKind.WORD
                        && token.text().toLowerCase(Locale.ROOT).equals(table))
                .limit(1)
                .map(SingleTableProof::mark)
                .toList();
        String reason = "`" + table + "` is not filtered by " + column;
        return new FixedFinding(new Verdict(VerdictKind.MISSING_FILTER, List.of(table), reason, List.of(), marks));
    }

    private static Mark mark(Token token) {
        return new Mark(token.start(), token.end(), MarkKind.TABLE);
    }

    private static Finding undecided(String reason) {
        return FixedFinding.undecidable("not decided: " + reason, List.of(), List.of());
    }
}
