package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds places in the text that no syntax node stands for. */
final class ClauseFinder {
    private static final Set<String> AFTER_FROM = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except",
            "minus",
            "window",
            "returning",
            "qualify",
            "when");

    private final LexedText lexed;

    ClauseFinder(LexedText lexed) {
        this.lexed = lexed;
    }

    /**
     * The empty place behind a FROM clause, where WHERE would stand.
     *
     * @param block where the block begins
     * @param last the last source
     */
    Span endOfFrom(Span block, Span last) {
        List<Token> tokens = lexed.tokens();
        int depth = depthAt(block.start());
        int end = last.end();
        for (Token token : tokens) {
            if (token.start() < last.end()) {
                continue;
            }
            boolean closes = token.depth() < depth;
            boolean follows = token.depth() == depth && isAfterFrom(token);
            if (closes || follows || token.isSymbol(';')) {
                break;
            }
            end = token.end();
        }
        return new Span(end, end);
    }

    private static boolean isAfterFrom(Token token) {
        return AFTER_FROM.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private int depthAt(int offset) {
        for (Token token : lexed.tokens()) {
            if (token.start() >= offset) {
                return token.depth();
            }
        }
        return 0;
    }
}
