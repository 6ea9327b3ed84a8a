package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Calls the parser, and makes sure that it saw the same pieces of text as our lexer. */
final class ParsedText {
    private static final int MOST_ATTEMPTS = 10;

    private ParsedText() {}

    /**
     * The statements of a text, every node where it stands in the original.
     *
     * @throws Unreadable when the text is not SQL or can be read in two ways
     * @throws OverdueException when it takes too long
     */
    static List<Statement> of(List<Piece> pieces, Dialect dialect, AnalysisWatch.Watched watched) {
        List<Piece> current = pieces;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            PreparedText prepared = new PreparedText(current);
            try {
                return parse(prepared, dialect, watched);
            } catch (ParseException failure) {
                watched.requireTime();
                List<Piece> quoted =
                        attempt == 0 ? NameQuoting.of(current, dialect) : withoutObstacle(prepared, failure, dialect);
                if (quoted.equals(current) && attempt > 0) {
                    break;
                }
                current = quoted;
            } catch (TokenMgrException failure) {
                break;
            }
        }
        throw new Unreadable("the statement could not be read as SQL", Span.NOWHERE);
    }

    private static List<Statement> parse(PreparedText prepared, Dialect dialect, AnalysisWatch.Watched watched)
            throws ParseException {
        boolean mysql = dialect == Dialect.MYSQL;
        CCJSqlParser parser = watched.over(new CCJSqlParser(prepared.text()))
                .withBackslashEscapeCharacter(false)
                .withDoubleQuotedStrings(mysql);
        Token head = parser.token;
        List<Statement> statements = parser.Statements();
        watched.requireTime();
        prepared.relocate(head.next);
        return statements;
    }

    private static List<Piece> withoutObstacle(PreparedText prepared, ParseException failure, Dialect dialect) {
        Token last = failure.currentToken;
        @Nullable Piece unexpected = last == null || last.next == null ? null : prepared.at(last.next);
        return unexpected == null ? prepared.pieces() : NameQuoting.around(prepared.pieces(), unexpected, dialect);
    }
}
