package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.query.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

/** Calls the parser, and makes sure that it saw the same pieces of text as our lexer. */
final class ParsedText {
    private ParsedText() {}

    /**
     * The statements of a text.
     *
     * @throws Unreadable when the text is not SQL or can be read in two ways
     */
    static List<Statement> of(LexedText lexed, Dialect dialect) {
        boolean mysql = dialect == Dialect.MYSQL;
        try {
            CCJSqlParser parser = new CCJSqlParser(tokensOnly(lexed))
                    .withBackslashEscapeCharacter(mysql)
                    .withDoubleQuotedStrings(mysql);
            Token head = parser.token;
            List<Statement> statements = parser.Statements();
            requireSamePieces(head, lexed);
            return statements;
        } catch (ParseException | TokenMgrException failure) {
            throw new Unreadable("the statement could not be read as SQL", Span.NOWHERE);
        }
    }

    /**
     * The text without comments, every token in its place: to the parser, some blank lines and lines with a lone slash end
     * a statement.
     */
    private static String tokensOnly(LexedText lexed) {
        char[] canvas = new char[lexed.text().length()];
        Arrays.fill(canvas, ' ');
        for (dev.bulwark.isolation.lexer.Token token : lexed.tokens()) {
            token.text().getChars(0, token.text().length(), canvas, token.start());
        }
        return new String(canvas);
    }

    private static void requireSamePieces(Token head, LexedText lexed) {
        Set<Integer> starts = new HashSet<>();
        Set<Integer> ends = new HashSet<>();
        int covered = 0;
        for (Token token = head.next; token != null && token.absoluteEnd > 0; token = token.next) {
            starts.add(token.absoluteBegin - 1);
            ends.add(token.absoluteEnd - 1);
            covered += token.absoluteEnd - token.absoluteBegin;
        }
        int length = 0;
        Set<Integer> ourStarts = new HashSet<>();
        Set<Integer> ourEnds = new HashSet<>();
        for (dev.bulwark.isolation.lexer.Token token : lexed.tokens()) {
            length += token.end() - token.start();
            ourStarts.add(token.start());
            ourEnds.add(token.end());
        }
        boolean same = ourStarts.containsAll(starts) && ourEnds.containsAll(ends) && covered >= length;
        if (!same) {
            throw new Unreadable("strings or comments could be read in two ways", Span.NOWHERE);
        }
    }
}
