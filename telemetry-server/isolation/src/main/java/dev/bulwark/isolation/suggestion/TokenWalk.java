package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds clauses in a text by its tokens. Positions are indexes of tokens; one behind the last means the end. */
record TokenWalk(List<Token> tokens) {
    /** Words that begin a clause, or with a parenthesis a call. */
    private static final Set<String> CALLS = Set.of("left", "right");

    static TokenWalk of(LexedText lexed) {
        return new TokenWalk(lexed.tokens());
    }

    /** The first token that starts at an offset or behind it. */
    int at(int offset) {
        int index = 0;
        while (index < tokens.size() && tokens.get(index).start() < offset) {
            index++;
        }
        return index;
    }

    boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    boolean isSymbol(int index, char symbol) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isSymbol(symbol);
    }

    int depth(int index) {
        return index < tokens.size() ? tokens.get(index).depth() : 0;
    }

    /** Where a clause ends that begins at a token: at a word that begins another one, or where its parentheses or statement end. */
    int endOfClause(int from, int depth, Set<String> following) {
        int index = from;
        while (index < tokens.size() && !ends(index, depth, following)) {
            index = behind(index);
        }
        return Math.min(index, tokens.size());
    }

    /** The token behind the one at an index, or behind all that it begins. */
    private int behind(int index) {
        if (isSymbol(index, '(')) {
            return closing(index) + 1;
        }
        if (!is(index, "case")) {
            return index + 1;
        }
        int inside = index + 1;
        while (inside < tokens.size() && !is(inside, "end")) {
            inside = behind(inside);
        }
        return inside + 1;
    }

    private boolean ends(int index, int depth, Set<String> following) {
        Token token = tokens.get(index);
        boolean call = isSymbol(index + 1, '(') && isWord(token, CALLS);
        boolean follows = token.depth() == depth && !call && isWord(token, following);
        return follows || token.depth() < depth || token.isSymbol(')') || token.isSymbol(';');
    }

    /** The offset behind the token before an index. */
    int offsetBefore(int index) {
        return tokens.get(index - 1).end();
    }

    /** The parenthesis that closes the one at an index. */
    int closing(int open) {
        int index = open + 1;
        while (index < tokens.size()
                && !(tokens.get(index).isSymbol(')')
                        && tokens.get(index).depth() == tokens.get(open).depth())) {
            index++;
        }
        return index;
    }

    /** The pieces between commas at one depth. */
    List<Span> elements(int from, int to, int depth) {
        List<Span> elements = new ArrayList<>();
        int first = from;
        for (int i = from; i <= to; i++) {
            boolean ends =
                    i == to || (tokens.get(i).isSymbol(',') && tokens.get(i).depth() == depth);
            if (ends && i > first) {
                elements.add(
                        new Span(tokens.get(first).start(), tokens.get(i - 1).end()));
                first = i + 1;
            }
        }
        return elements;
    }

    boolean hasAny(int from, int to, int depth, Set<String> words) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.depth() == depth && (isWord(token, words) || words.contains(token.text()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a piece of the text binds a value. */
    boolean binds(Span piece) {
        return tokens.stream()
                .anyMatch(token -> token.kind() == TokenKind.PARAMETER
                        && token.start() >= piece.start()
                        && token.end() <= piece.end());
    }

    private static boolean isWord(Token token, Set<String> words) {
        return token.kind() == TokenKind.WORD && words.contains(token.text().toLowerCase(Locale.ROOT));
    }
}
