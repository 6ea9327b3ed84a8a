package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.query.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is given to the parser. The databases' own spellings, which the parser does not know, are written in one that
 * means the same to it; afterwards the parser's tokens are moved to where their originals stand.
 */
final class PreparedText {
    private final List<Piece> pieces;
    private final String text;
    private final Map<Integer, Piece> byStart = new HashMap<>();
    private final Map<Integer, Piece> byEnd = new HashMap<>();
    private int length;

    PreparedText(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (i > 0 && pieces.get(i - 1).isApart(piece)) {
                all.append(' ');
            }
            byStart.put(all.length(), piece);
            all.append(piece.text());
            byEnd.put(all.length(), piece);
            length += piece.text().length();
        }
        this.text = all.toString();
    }

    List<Piece> pieces() {
        return pieces;
    }

    String text() {
        return text;
    }

    /** The piece that one of the parser's tokens begins with; null when there is none. */
    @Nullable
    Piece at(net.sf.jsqlparser.parser.Token token) {
        return byStart.get(token.absoluteBegin - 1);
    }

    /**
     * Moves the parser's tokens to their places in the statement.
     *
     * @throws Unreadable when the parser saw other pieces than our lexer
     */
    void relocate(net.sf.jsqlparser.parser.@Nullable Token first) {
        int covered = 0;
        for (var token = first; token != null && token.absoluteEnd > 0; token = token.next) {
            Piece start = byStart.get(token.absoluteBegin - 1);
            Piece end = byEnd.get(token.absoluteEnd - 1);
            if (start == null || end == null) {
                throw new Unreadable("strings or comments could be read in two ways", Span.NOWHERE);
            }
            covered += token.absoluteEnd - token.absoluteBegin;
            Token origin = start.origin();
            Token last = end.origin();
            token.absoluteBegin = origin == null ? 0 : origin.start() + 1;
            token.absoluteEnd = last == null ? 1 : last.end() + 1;
        }
        if (covered < length) {
            throw new Unreadable("strings or comments could be read in two ways", Span.NOWHERE);
        }
    }
}
