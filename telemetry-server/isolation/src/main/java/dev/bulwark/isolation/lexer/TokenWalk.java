package dev.bulwark.isolation.lexer;

import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds clauses in a text by its tokens. Positions are indexes of tokens; one behind the last means the end. */
public record TokenWalk(List<Token> tokens) {
    /** Words that begin a join as well as a function. */
    private static final Set<String> ALSO_FUNCTIONS = Set.of("left", "right");

    /** Words that begin a clause behind WHERE. */
    public static final Set<String> AFTER_WHERE = Set.of(
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
            "when",
            "lock");

    /** Words that begin a clause behind FROM. */
    public static final Set<String> AFTER_FROM = with(AFTER_WHERE, "where");

    private static final Set<String> CONFLICTS = Set.of("conflict", "duplicate");

    /** The tokens of a text. */
    public static TokenWalk of(LexedText lexed) {
        return new TokenWalk(lexed.tokens());
    }

    /** Words and some more. */
    public static Set<String> with(Set<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /** The first token that starts at an offset or behind it. */
    public int at(int offset) {
        int index = 0;
        while (index < tokens.size() && tokens.get(index).start() < offset) {
            index++;
        }
        return index;
    }

    /** Whether a token is such a keyword or unquoted name. */
    public boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    /** Whether a token is one of such words. */
    public boolean isAny(int index, Set<String> words) {
        return index >= 0 && index < tokens.size() && isWord(tokens.get(index), words);
    }

    /** Whether a token is such a punctuation. */
    public boolean isSymbol(int index, char symbol) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isSymbol(symbol);
    }

    /** How many parentheses are open around a token. */
    public int depth(int index) {
        return index < tokens.size() ? tokens.get(index).depth() : 0;
    }

    /**
     * Where a clause ends that begins at a token: at a word that begins another one, at what happens to rows that are there
     * already, or where its parentheses or its statement end.
     */
    public int endOfClause(int from, int depth, Set<String> following) {
        int index = from;
        while (index < tokens.size() && !ends(index, depth, following)) {
            index = is(index, "case") ? behindCase(index) : index + 1;
        }
        return index;
    }

    /**
     * Where a FROM ends, and WHERE would stand if there is none.
     *
     * @param block where the block begins, as an offset
     * @param last the end of the last source, as an offset
     */
    public int endOfFrom(int block, int last) {
        return endOfClause(at(last), depth(at(block)), AFTER_FROM);
    }

    private boolean ends(int index, int depth, Set<String> following) {
        Token token = tokens.get(index);
        boolean level = token.depth() == depth;
        return token.depth() < depth || (level && (token.isSymbol(';') || begins(index, following)));
    }

    /** A CASE has words of its own that begin no clause. */
    private int behindCase(int start) {
        int open = 0;
        int index = start;
        do {
            open += is(index, "case") ? 1 : is(index, "end") ? -1 : 0;
            index++;
        } while (open > 0 && index < tokens.size());
        return index;
    }

    private boolean begins(int index, Set<String> following) {
        if (isSymbol(index - 1, '.')) {
            return false;
        }
        boolean call = isAny(index, ALSO_FUNCTIONS) && isSymbol(index + 1, '(');
        return (isAny(index, following) && !call) || (is(index, "on") && isAny(index + 1, CONFLICTS));
    }

    /** The next such word at a depth, at the end of the tokens when there is none. */
    public int next(int from, int depth, String word) {
        int index = from;
        while (index < tokens.size() && !(tokens.get(index).depth() == depth && is(index, word))) {
            index++;
        }
        return index;
    }

    /**
     * The ON whose condition a token is part of, -1 when there is none.
     *
     * @param index a token of the condition, which may stand in parentheses
     */
    public int onBefore(int index) {
        int depth = depth(index);
        for (int i = index - 1; i >= 0; i--) {
            depth = Math.min(depth, tokens.get(i).depth());
            if (tokens.get(i).depth() == depth && isAny(i, Set.of("on", "using", "join", "from", "where"))) {
                return is(i, "on") ? i : -1;
            }
        }
        return -1;
    }

    /** The offset behind the token before an index. */
    public int offsetBefore(int index) {
        return tokens.get(index - 1).end();
    }

    /** The parenthesis that closes the one at an index. */
    public int closing(int open) {
        int index = open + 1;
        while (index < tokens.size()
                && !(tokens.get(index).isSymbol(')')
                        && tokens.get(index).depth() == tokens.get(open).depth())) {
            index++;
        }
        return index;
    }

    /** The pieces between commas at one depth. */
    public List<Span> elements(int from, int to, int depth) {
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

    /** Whether one of the tokens at a depth is such a word or symbol. */
    public boolean hasAny(int from, int to, int depth, Set<String> words) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.depth() == depth && (isWord(token, words) || words.contains(token.text()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bound values of other places stay where they are when a piece of the text goes. */
    public boolean isDispensable(Span piece) {
        boolean counted = false;
        for (Token token : tokens) {
            boolean inOrder =
                    token.kind() == TokenKind.PARAMETER && token.text().length() == 1;
            boolean within = token.start() >= piece.start() && token.end() <= piece.end();
            counted |= inOrder && within;
            if (counted && inOrder && token.start() >= piece.end()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(Token token, Set<String> words) {
        return token.kind() == TokenKind.WORD && words.contains(token.text().toLowerCase(Locale.ROOT));
    }
}
