package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.FunctionCatalog;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Recursion;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.statement.Commit;
import net.sf.jsqlparser.statement.ResetStatement;
import net.sf.jsqlparser.statement.RollbackStatement;
import net.sf.jsqlparser.statement.SavepointStatement;
import net.sf.jsqlparser.statement.SetStatement;
import net.sf.jsqlparser.statement.ShowColumnsStatement;
import net.sf.jsqlparser.statement.ShowStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.UseStatement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;

/** Reads texts. Thread-safe. */
public final class StatementReader {
    private static final List<Class<?>> SESSION = List.of(
            Commit.class,
            ResetStatement.class,
            RollbackStatement.class,
            SavepointStatement.class,
            SetStatement.class,
            ShowColumnsStatement.class,
            ShowStatement.class,
            UseStatement.class);

    private final Schema schema;
    private final JudgeSettings settings;
    private final FunctionCatalog functions;
    private final Set<String> mixedNames;
    private final NodeFields fields = new NodeFields();

    public StatementReader(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.settings = settings;
        this.mixedNames = new HashSet<>(schema.mixedNames());
        if (Names.isMixed(settings.tenantColumn())) {
            mixedNames.add(settings.tenantColumn());
        }
        this.functions = new FunctionCatalog(settings.trustedFunctions());
    }

    /**
     * What the statements of a text do.
     *
     * @throws Unreadable when that is not certain
     * @throws OverdueException when it takes too long
     */
    public ReadText read(LexedText lexed, AnalysisWatch.Watched watched) {
        if (lexed.objection() != null) {
            throw new Unreadable(lexed.objection(), Span.NOWHERE);
        }
        Preparation preparation = Preparation.of(lexed, settings.dialect(), mixedNames);
        if (preparation.statements() == 0) {
            return new ReadText(List.of(new Action.Nothing()), List.of(), List.of(), new ViewPlaces(0));
        }
        List<Statement> statements = ParsedText.of(preparation.pieces(), settings.dialect(), watched);
        if (statements.size() != preparation.statements()) {
            throw new Unreadable("the text could not be split into statements", Span.NOWHERE);
        }
        Reading reading = new Reading(lexed, schema, settings, functions, fields, watched, mixedNames);
        preparation.settled().forEach(reading::settle);
        List<Action> actions = new ArrayList<>();
        for (Statement statement : statements) {
            actions.add(action(statement, reading));
        }
        actions.addAll(reading.sideActions);
        settle(reading.recursions);
        reading.requireCompleteness();
        reading.noteHiddenTables();
        return new ReadText(actions, reading.tables, List.copyOf(reading.doubts), reading.views);
    }

    private Action action(Statement statement, Reading reading) {
        QueryReader queries = new QueryReader(reading);
        Place nowhere = new Place(null, null);
        if (statement instanceof Select select) {
            return new Action.Read(queries.read(select, nowhere));
        }
        if (statement instanceof Insert insert) {
            return queries.actions().insert(insert, nowhere);
        }
        if (statement instanceof Update update) {
            return queries.actions().update(update, nowhere);
        }
        if (statement instanceof Delete delete) {
            return queries.actions().delete(delete, nowhere);
        }
        if (statement instanceof Merge merge) {
            return queries.actions().merge(merge, nowhere);
        }
        if (statement instanceof Truncate truncate) {
            return queries.actions().truncate(truncate);
        }
        return withoutRows(statement);
    }

    private static Action withoutRows(Statement statement) {
        if (SESSION.contains(statement.getClass())) {
            return new Action.Nothing();
        }
        throw new Unreadable("no rule for " + Reading.name(statement), Span.NOWHERE);
    }

    /** What is referred to within a recursion may be found out only after its outside, so both are repeated. */
    private static void settle(List<Recursion> recursions) {
        int before = -1;
        int after = 0;
        while (before != after) {
            before = after;
            recursions.forEach(Recursion::settle);
            after = recursions.stream()
                    .mapToInt(recursion -> recursion.frame().demanded().size())
                    .sum();
        }
    }
}
