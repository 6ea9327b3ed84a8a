package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Trust;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.query.DerivedRange;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Reads a view as the query that it is. Of the statement around it the query sees nothing, neither common table expressions
 * nor aliases.
 */
final class ViewReader {
    private final Reading reading;
    private final FromReader sources;

    ViewReader(Reading reading, FromReader sources) {
        this.reading = reading;
        this.sources = sources;
    }

    /** The rows of a view; null when the name is not one of a view whose query is to be read. */
    @Nullable
    Range read(Table table) {
        String name = Names.table(table.getName());
        String definition = reading.schema.view(name);
        if (definition == null || isTaken(definition)) {
            return null;
        }
        Span span = sources.place(table);
        if (definition.isBlank()) {
            throw new Unreadable("what the view " + name + " shows is not known", span);
        }
        List<String> renamed = FromReader.columnNames(table.getAlias());
        List<String> known = reading.schema.columns().getOrDefault(name, List.of());
        List<String> names = renamed.isEmpty() ? known : renamed;
        return new DerivedRange(sources.alias(table), query(name, definition, span), names, span);
    }

    /** Refuses a view where a statement changes rows. */
    void requireTable(String name, Span span) {
        String definition = reading.schema.view(name);
        if (definition != null && !isTaken(definition)) {
            throw new Unreadable("rows are changed through the view " + name, span);
        }
    }

    private boolean isTaken(String definition) {
        return definition.isBlank() && reading.settings.trusts(Trust.UNKNOWN_VIEWS);
    }

    private Query query(String name, String definition, Span span) {
        int offset = reading.views.enter(name, definition, span);
        try {
            Query query = query(" ".repeat(offset) + definition, span);
            reading.views.leave(query.id());
            return query;
        } catch (Unreadable reason) {
            throw new Unreadable("the view " + name + ": " + reason.reason(), reading.views.outside(span));
        }
    }

    private Query query(String text, Span span) {
        LexedText lexed = Lexer.read(text, reading.settings.dialect());
        Preparation preparation = Preparation.of(lexed, reading.settings.dialect(), reading.mixedNames);
        requirePlain(lexed, preparation, span);
        List<Statement> statements = ParsedText.of(preparation.pieces(), reading.settings.dialect(), reading.watch);
        if (statements.size() != 1 || !(statements.get(0) instanceof Select select)) {
            throw new Unreadable("its definition is no query", span);
        }
        Reading inner = reading.ofView(lexed);
        preparation.settled().forEach(inner::settle);
        Query query = new QueryReader(inner).read(select, new Place(null, null));
        inner.requireCompleteness();
        return query;
    }

    private void requirePlain(LexedText lexed, Preparation preparation, Span span) {
        String objection = lexed.objection();
        if (objection != null) {
            throw new Unreadable(objection, span);
        }
        boolean fits = lexed.depth() <= reading.settings.maximumDepth() && preparation.statements() == 1;
        if (!fits || lexed.parameters() > 0) {
            throw new Unreadable("its definition could not be read", span);
        }
    }
}
