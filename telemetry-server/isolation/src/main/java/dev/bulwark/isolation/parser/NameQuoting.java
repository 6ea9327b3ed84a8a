package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Quotes words that are names where they stand, because the parser takes more words for its own than any database does. A
 * word is a name beside a dot, and between two pieces that both can only stand beside an operand.
 */
final class NameQuoting {
    /** Words that no database lets be a name without quotes, or that lead or part clauses wherever they stand. */
    private static final Set<String> NEVER = Set.of(
            "all",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "between",
            "both",
            "by",
            "case",
            "cast",
            "check",
            "collate",
            "constraint",
            "create",
            "cross",
            "current_catalog",
            "current_date",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "delete",
            "desc",
            "distinct",
            "else",
            "end",
            "except",
            "exists",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "full",
            "group",
            "having",
            "ilike",
            "in",
            "inner",
            "insert",
            "intersect",
            "into",
            "matched",
            "is",
            "join",
            "lateral",
            "leading",
            "left",
            "like",
            "limit",
            "localtime",
            "localtimestamp",
            "merge",
            "natural",
            "not",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "outer",
            "over",
            "partition",
            "primary",
            "qualify",
            "references",
            "returning",
            "right",
            "select",
            "session_user",
            "set",
            "similar",
            "some",
            "straight_join",
            "symmetric",
            "table",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "update",
            "user",
            "using",
            "values",
            "when",
            "where",
            "window",
            "with");

    private static final Set<String> BEFORE_OPERAND = Set.of(
            "select",
            "distinct",
            "and",
            "or",
            "xor",
            "not",
            "where",
            "on",
            "by",
            "set",
            "having",
            "when",
            "then",
            "else",
            "case",
            "between",
            "like",
            "ilike",
            "returning",
            "in");
    private static final Set<String> BEHIND_OPERAND = Set.of(
            "from",
            "as",
            "and",
            "or",
            "xor",
            "is",
            "in",
            "between",
            "like",
            "ilike",
            "not",
            "asc",
            "desc",
            "order",
            "group",
            "having",
            "limit",
            "offset",
            "fetch",
            "for",
            "then",
            "when",
            "else",
            "end",
            "where",
            "nulls",
            "collate",
            "similar",
            "regexp",
            "rlike",
            "div",
            "at",
            "overlaps",
            "union",
            "except",
            "intersect",
            "returning",
            "on",
            "join",
            "left",
            "right",
            "inner",
            "cross",
            "full",
            "natural",
            "window",
            "isnull",
            "notnull",
            "escape",
            "set",
            "using",
            "into",
            "qualify",
            "values");
    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "into", "update", "using");
    private static final Set<String> OPERATORS = Set.of(
            "=", "<", ">", "<=", ">=", "<>", "!=", "+", "-", "/", "%", "||", "@>", "<@", "->", "->>", "#>", "#>>", "~",
            "!~", "~*", "!~*", "<=>");
    /** Calls with words of their own between the parentheses. */
    private static final Set<String> WORDY_CALLS = Set.of(
            "cast", "try_cast", "extract", "trim", "convert", "over", "xmlserialize", "timestampdiff", "timestampadd");

    private final Dialect dialect;
    private final List<Piece> pieces;

    private NameQuoting(List<Piece> pieces, Dialect dialect) {
        this.pieces = pieces;
        this.dialect = dialect;
    }

    /** The same text with every name quoted of which the place tells that it is one. */
    static List<Piece> of(List<Piece> pieces, Dialect dialect) {
        NameQuoting quoting = new NameQuoting(pieces, dialect);
        List<Piece> quoted = new ArrayList<>(pieces.size());
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Piece before = Pieces.at(pieces, i - 1);
            if (piece.isSymbol('(')) {
                calls.add(before.isWord() ? before.text().toLowerCase(Locale.ROOT) : "");
            } else if (piece.isSymbol(')') && !calls.isEmpty()) {
                calls.remove(calls.size() - 1);
            }
            boolean wordy = !calls.isEmpty() && WORDY_CALLS.contains(calls.get(calls.size() - 1));
            quoted.add(quoting.isName(i, wordy) ? quoted(piece, dialect) : piece);
        }
        return quoted;
    }

    /** The same text with the word that the parser did not expect quoted; the text itself when there is none. */
    static List<Piece> around(List<Piece> pieces, Piece unexpected, Dialect dialect) {
        List<Piece> quoted = new ArrayList<>(pieces);
        int index = pieces.indexOf(unexpected);
        for (int i = index; i >= Math.max(0, index - 1); i--) {
            if (isPossible(pieces.get(i))) {
                quoted.set(i, quoted(pieces.get(i), dialect));
                return quoted;
            }
        }
        return pieces;
    }

    static Piece quoted(Piece piece, Dialect dialect) {
        String quote = dialect == Dialect.MYSQL ? "`" : "\"";
        return piece.spelled(quote + piece.text().toLowerCase(Locale.ROOT) + quote);
    }

    private boolean isName(int i, boolean wordy) {
        Piece piece = pieces.get(i);
        Piece before = Pieces.at(pieces, i - 1);
        Piece next = Pieces.at(pieces, i + 1);
        if (!piece.isWord() || piece.origin() == null || isPeculiar(piece)) {
            return false;
        }
        if (before.isSymbol('.') || next.isSymbol('.')) {
            return !next.isSymbol('(');
        }
        if (!isPossible(piece) || wordy || next.isSymbol('(')) {
            return isPossible(piece) && before.is("into") && next.isSymbol('(');
        }
        boolean table =
                isAmong(before, BEFORE_TABLE) && !isAmong(Pieces.at(pieces, i - 2), Set.of("for", "key", "distinct"));
        return table || isAlias(before, next) || isOperand(i);
    }

    /** Whether it is no word of the parser's text any more. */
    private static boolean isPeculiar(Piece piece) {
        return piece.origin() == null || !piece.text().equals(piece.origin().text());
    }

    private static boolean isPossible(Piece piece) {
        return piece.isWord()
                && !isPeculiar(piece)
                && !NEVER.contains(piece.text().toLowerCase(Locale.ROOT));
    }

    private static boolean isAlias(Piece before, Piece next) {
        return before.is("as") && (isAmong(next, BEHIND_OPERAND) || next.isSymbol(',') || next.origin() == null);
    }

    private boolean isOperand(int i) {
        Piece before = Pieces.at(pieces, i - 1);
        Piece next = Pieces.at(pieces, i + 1);
        boolean isNot = before.is("not") && Pieces.at(pieces, i - 2).is("is");
        boolean frame = Pieces.isAny(pieces.get(i), "rows", "range", "groups") && next.is("between");
        boolean leads =
                isAmong(before, BEFORE_OPERAND) || before.isSymbol(',') || before.isSymbol('(') || isOperator(before);
        boolean follows = isAmong(next, BEHIND_OPERAND)
                || next.isSymbol(',')
                || next.isSymbol(')')
                || next.isSymbol(';')
                || next.text().equals("::")
                || next.origin() == null
                || isOperator(next);
        return leads && follows && !isNot && !frame;
    }

    private static boolean isOperator(Piece piece) {
        return OPERATORS.contains(piece.text());
    }

    private static boolean isAmong(Piece piece, Set<String> words) {
        return piece.isWord() && words.contains(piece.text().toLowerCase(Locale.ROOT));
    }
}
