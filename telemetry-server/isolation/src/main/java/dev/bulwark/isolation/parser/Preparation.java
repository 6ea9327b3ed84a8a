package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text made ready for the parser.
 *
 * @param pieces what the parser is given
 * @param statements how many statements that are
 * @param settled the parts of the text that need no reading, such as definitions
 */
record Preparation(List<Piece> pieces, int statements, List<Span> settled) {

    /**
     * Leaves out what touches no rows, and writes the rest in forms that the parser knows.
     *
     * @param mixedNames columns that are declared in mixed case
     */
    static Preparation of(LexedText lexed, Dialect dialect, Set<String> mixedNames) {
        List<Piece> pieces = new ArrayList<>();
        List<Span> settled = new ArrayList<>();
        int statements = 0;
        for (List<Piece> statement : split(lexed)) {
            List<Piece> form =
                    new StatementForms(DistinctNames.of(statement, dialect, mixedNames), dialect).rewritten();
            if (form.isEmpty()) {
                settled.add(span(statement));
                continue;
            }
            settled.addAll(StatementForms.dissolved(statement, form));
            pieces.addAll(Spelling.of(form, dialect));
            pieces.add(Piece.added(";"));
            statements++;
        }
        return new Preparation(pieces, statements, settled);
    }

    private static List<List<Piece>> split(LexedText lexed) {
        List<List<Piece>> statements = new ArrayList<>();
        List<Piece> current = new ArrayList<>();
        for (Token token : lexed.tokens()) {
            if (!token.isSymbol(';')) {
                current.add(Piece.of(token));
            } else if (!current.isEmpty()) {
                statements.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            statements.add(current);
        }
        return statements;
    }

    private static Span span(List<Piece> statement) {
        Span span = Span.NOWHERE;
        for (Piece piece : statement) {
            Token token = piece.origin();
            span = token == null ? span : span.and(new Span(token.start(), token.end()));
        }
        return span;
    }
}
