package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the databases' own operators, strings and hints as the parser knows them, or leaves them out where they mean nothing. */
final class Spelling {
    /** Words of other databases than ours, which are nothing but names here. */
    private static final Set<String> FOREIGN =
            Set.of("final", "pivot", "unpivot", "prior", "nocycle", "extend", "semi", "emit", "xmlnamespaces");

    private static final Set<String> MYSQL_MODIFIERS =
            Set.of("sql_big_result", "sql_small_result", "sql_buffer_result", "sql_cache", "sql_no_cache");
    private static final Set<String> JDBC_ESCAPES = Set.of("fn", "d", "t", "ts", "escape", "oj", "limit");
    private static final Set<String> JSON_TESTS = Set.of("??", "??|", "??&", "@??", "?", "?|", "?&", "@?");

    /** Operators of PostgreSQL that bind to the parser as they do to the database. Of all others only the operands matter. */
    private static final Set<String> OPERATORS = Set.of(
            "=", "<", ">", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "^", "||", "&&", "@>", "<@", "->", "->>",
            "#>", "#>>", "~", "!~", "~*", "!~*", "&", "|", "#", "<<", ">>", "=>", "@@");
    /** Types of which a value can be written as a text behind the type's name, without being cut. */
    private static final Set<String> LITERAL_TYPES = Set.of(
            "bigint",
            "int8",
            "integer",
            "int",
            "int4",
            "smallint",
            "int2",
            "uuid",
            "text",
            "varchar",
            "json",
            "jsonb",
            "inet",
            "cidr",
            "macaddr",
            "point",
            "circle",
            "box",
            "line",
            "lseg",
            "path",
            "polygon",
            "bytea",
            "money",
            "bool",
            "boolean",
            "xml",
            "ltree",
            "lquery",
            "hstore",
            "vector",
            "tsquery",
            "tsvector",
            "regclass",
            "geometry",
            "geography",
            "citext",
            "daterange",
            "tsrange",
            "tstzrange",
            "int4range",
            "int8range",
            "numrange");

    private final Dialect dialect;
    private final List<Piece> pieces;
    private final List<Piece> spelled = new ArrayList<>();

    private Spelling(List<Piece> pieces, Dialect dialect) {
        this.pieces = pieces;
        this.dialect = dialect;
    }

    static List<Piece> of(List<Piece> pieces, Dialect dialect) {
        Spelling spelling = new Spelling(pieces, dialect);
        for (int i = 0; i < pieces.size(); i++) {
            i = spelling.piece(i);
        }
        return spelling.spelled;
    }

    /** Writes one piece or more; gives the index of the last of them. */
    private int piece(int i) {
        Piece piece = pieces.get(i);
        Token token = piece.origin();
        if (token == null) {
            spelled.add(piece);
            return i;
        }
        return switch (token.kind()) {
            case STRING -> written(piece.spelled(string(token.text())), i);
            case PARAMETER -> written(piece.spelled("?"), i);
            case SYMBOL -> symbol(piece, i);
            case WORD -> word(piece, i);
            case QUOTED_NAME, NUMBER -> written(piece, i);
        };
    }

    private int written(Piece piece, int last) {
        spelled.add(piece);
        return last;
    }

    /** A string that the parser could read otherwise than the database; {@link ConstantReader} takes no value from it. */
    private String string(String text) {
        boolean special = isComputed(text, dialect);
        return special ? "'" + "x".repeat(Math.max(0, text.length() - 2)) + "'" : text;
    }

    /** Whether the database makes the string's value from other characters than those that are written. */
    static boolean isComputed(String text, Dialect dialect) {
        boolean plain = text.startsWith("'") || text.startsWith("\"");
        return !plain || (dialect == Dialect.MYSQL && text.indexOf('\\') >= 0);
    }

    private int symbol(Piece piece, int i) {
        if (JSON_TESTS.contains(piece.text())) {
            return written(piece.spelled("@>"), i);
        }
        if (piece.isSymbol('{') && isEscape(Pieces.at(pieces, i + 1))) {
            return Pieces.at(pieces, i + 1).is("escape") ? i : i + 1;
        }
        if (piece.isSymbol('}')) {
            return i;
        }
        boolean or = dialect == Dialect.MYSQL && piece.text().equals("||");
        boolean unknown =
                dialect == Dialect.POSTGRESQL && isOperator(piece.text()) && !OPERATORS.contains(piece.text());
        if (unknown) {
            return written(piece.spelled(isOperand(Pieces.at(pieces, i - 1)) ? "|" : "~"), i);
        }
        return written(or ? piece.spelled("OR") : piece, i);
    }

    private static boolean isOperator(String text) {
        return text.chars().allMatch(c -> "+-*/<>=~!@#%^&|".indexOf(c) >= 0);
    }

    /** Whether an operator behind it has an operand on its left, so that it is no sign. */
    private static boolean isOperand(Piece piece) {
        Token token = piece.origin();
        boolean value = token != null && token.kind() != TokenKind.SYMBOL;
        boolean leads =
                Pieces.isAny(piece, "select", "where", "and", "or", "not", "on", "by", "when", "then", "else", "case");
        return (value && !leads) || piece.isSymbol(')') || piece.isSymbol(']');
    }

    private static boolean isEscape(Piece piece) {
        return piece.isWord() && JDBC_ESCAPES.contains(piece.text().toLowerCase(Locale.ROOT));
    }

    private int word(Piece piece, int i) {
        if (isWholeTable(i)) {
            spelled.addAll(Pieces.added("SELECT * FROM"));
            return i;
        }
        if (isLiteralType(i)) {
            return i;
        }
        if (FOREIGN.contains(piece.text().toLowerCase(Locale.ROOT))
                && !Pieces.at(pieces, i + 1).isSymbol('(')) {
            return written(NameQuoting.quoted(piece, dialect), i);
        }
        if (isRowGiven(i)) {
            return i;
        }
        return switch (dialect) {
            case POSTGRESQL -> postgresql(piece, i);
            case MYSQL -> mysql(piece, i);
            case H2 -> piece.is("direct") && Pieces.at(pieces, i + 1).is("select") ? i : written(piece, i);
        };
    }

    /** {@code uuid '…'}. */
    private boolean isLiteralType(int i) {
        Token next = Pieces.at(pieces, i + 1).origin();
        return dialect != Dialect.MYSQL
                && next != null
                && next.kind() == TokenKind.STRING
                && LITERAL_TYPES.contains(pieces.get(i).text().toLowerCase(Locale.ROOT))
                && !isOperand(Pieces.at(pieces, i - 1))
                && !Pieces.at(pieces, i - 1).isSymbol('.');
    }

    /** {@code (a, b) = ROW (…)}, which says what the parentheses say alone. */
    private boolean isRowGiven(int i) {
        return pieces.get(i).is("row")
                && Pieces.at(pieces, i + 1).isSymbol('(')
                && Pieces.at(pieces, i - 1).isSymbol('=')
                && Pieces.at(pieces, i - 2).isSymbol(')');
    }

    /** {@code TABLE name} where a query stands. */
    private boolean isWholeTable(int i) {
        Piece before = Pieces.at(pieces, i - 1);
        boolean query = i == 0
                || before.isSymbol('(')
                || Pieces.isAny(before, "union", "all", "except", "intersect", "distinct", "as", "analyze");
        return pieces.get(i).is("table")
                && query
                && isNamed(i + 1)
                && !Pieces.at(pieces, i + 1).is("as");
    }

    /** Rows of tables that inherit are in those tables; without them there are fewer. */
    private int postgresql(Piece piece, int i) {
        boolean source = Pieces.isAny(Pieces.at(pieces, i - 1), "from", "join", "update", "into", "table", "truncate")
                || Pieces.at(pieces, i - 1).isSymbol(',');
        boolean only = piece.is("only")
                && source
                && (isNamed(i + 1) || Pieces.at(pieces, i + 1).isSymbol('('));
        if (only) {
            return i;
        }
        if (piece.is("select") && Pieces.isAny(Pieces.at(pieces, i + 1), "from", "where")) {
            spelled.add(piece);
            return written(Piece.added("NULL"), i);
        }
        String next = Pieces.at(pieces, i + 1).text();
        if (piece.is("using") && !next.isEmpty() && isOperator(next)) {
            return i + 1;
        }
        if (isIdleBranch(i)) {
            spelled.add(piece.spelled("DELETE"));
            return i + 1;
        }
        return written(piece, i);
    }

    /** {@code DO NOTHING} of MERGE touches fewer rows than a removal would. */
    private boolean isIdleBranch(int i) {
        return Pieces.follow(pieces, i, "do", "nothing")
                && Pieces.at(pieces, i - 1).is("then");
    }

    private boolean isNamed(int i) {
        return Pieces.at(pieces, i).isName();
    }

    private int mysql(Piece piece, int i) {
        if (Pieces.follow(pieces, i, "lock", "in", "share", "mode")) {
            return i + 3;
        }
        if (isIndexHint(i)) {
            int open = i + 2;
            while (!Pieces.at(pieces, open).isSymbol('(') && open < pieces.size() - 1) {
                open++;
            }
            return Pieces.closing(pieces, open);
        }
        Piece next = Pieces.at(pieces, i + 1);
        if (piece.is("partition") && next.isSymbol('(')) {
            return Pieces.closing(pieces, i + 1);
        }
        if (piece.is("decimal")
                && next.isSymbol('(')
                && Pieces.at(pieces, i - 1).isSymbol(',')) {
            spelled.add(piece);
            return Pieces.closing(pieces, i + 1);
        }
        boolean silent = MYSQL_MODIFIERS.contains(piece.text().toLowerCase(Locale.ROOT))
                || (piece.is("sounds") && next.is("like"))
                || isBinaryOperator(i)
                || isRow(i);
        return silent ? i : written(arithmetic(piece, next), i);
    }

    private boolean isIndexHint(int i) {
        return Pieces.isAny(pieces.get(i), "use", "force", "ignore")
                && Pieces.isAny(Pieces.at(pieces, i + 1), "index", "key")
                && (Pieces.at(pieces, i + 2).isSymbol('(')
                        || Pieces.at(pieces, i + 2).is("for"));
    }

    /** {@code BINARY x} compares more strictly than {@code x}. */
    private boolean isBinaryOperator(int i) {
        Piece before = Pieces.at(pieces, i - 1);
        Piece next = Pieces.at(pieces, i + 1);
        boolean operand = next.isName() && !Pieces.isAny(next, "as", "and", "or", "from");
        boolean value = next.origin() != null
                && (next.origin().kind() == TokenKind.STRING || next.origin().kind() == TokenKind.PARAMETER);
        return pieces.get(i).is("binary") && !Pieces.isAny(before, "as", "set") && (operand || value);
    }

    /** {@code VALUES ROW(…), ROW(…)}. */
    private boolean isRow(int i) {
        boolean list = Pieces.at(pieces, i - 1).is("values")
                || (Pieces.at(pieces, i - 1).isSymbol(',')
                        && Pieces.at(pieces, i - 2).isSymbol(')'));
        return pieces.get(i).is("row") && Pieces.at(pieces, i + 1).isSymbol('(') && list;
    }

    private static Piece arithmetic(Piece piece, Piece next) {
        boolean operator = !next.isSymbol('(') || piece.is("div");
        if (operator && piece.is("div")) {
            return piece.spelled("/");
        }
        boolean operand =
                next.isName() || (next.origin() != null && next.origin().kind() != TokenKind.SYMBOL);
        return operator && operand && piece.is("mod") ? piece.spelled("%") : piece;
    }
}
