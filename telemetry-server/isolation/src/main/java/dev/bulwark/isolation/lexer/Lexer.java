package dev.bulwark.isolation.lexer;

import dev.bulwark.isolation.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL into tokens as the database of a dialect does. It never fails: what it cannot read for certain becomes an
 * objection. One instance reads one text.
 */
public final class Lexer {
    private static final List<String> OPERATORS = List.of(
            "<=>", "->>", "#>>", "!~*", "@??", "??|", "??&", "??", "?|", "?&", "@?", "<=", ">=", "<>", "!=", "||", "&&",
            "::", "->", ":=", "==", "@>", "<@", "#>", "!~", "~*");

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|";
    private static final Set<String> POSTGRESQL_PREFIXES = Set.of("e", "n", "b", "x");
    private static final Set<String> H2_PREFIXES = Set.of("n", "x");
    private static final Set<String> MYSQL_PREFIXES = Set.of("n", "b", "x");
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$");

    private final String text;
    private final Dialect dialect;
    /** The less usual reading: question marks as operators in PostgreSQL, backslashes as such in MySQL. */
    private final boolean special;

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private int deepest;
    private int parameters;
    private @Nullable String objection;

    private Lexer(String text, Dialect dialect, boolean special) {
        this.text = text;
        this.dialect = dialect;
        this.special = special;
    }

    /** Reads a text. */
    public static LexedText read(String text, Dialect dialect) {
        Lexer lexer = lexed(text, dialect, false);
        if (dialect == Dialect.POSTGRESQL && lexer.isNumbered()) {
            lexer = lexed(text, dialect, true);
        }
        if (dialect == Dialect.MYSQL && text.indexOf('\\') >= 0) {
            lexer = lexer.reconciled();
        }
        if (lexer.depth != 0) {
            lexer.object("parentheses do not match");
        }
        return new LexedText(text, lexer.tokens, lexer.parameters, lexer.deepest, lexer.objection);
    }

    private static Lexer lexed(String text, Dialect dialect, boolean special) {
        Lexer lexer = new Lexer(text, dialect, special);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer;
    }

    /**
     * The reading that the server can execute: where NO_BACKSLASH_ESCAPES is set, the text may fall into other pieces. When
     * both are possible, the text has two meanings.
     */
    private Lexer reconciled() {
        Lexer other = lexed(text, dialect, true);
        boolean possible = other.objection == null && other.tokens.stream().noneMatch(token -> token.isSymbol('\\'));
        if (possible && objection != null) {
            return other;
        }
        if (possible && !other.tokens.equals(tokens)) {
            object("a backslash within a string is read in two ways, depending on MySQL's settings");
        }
        return this;
    }

    /** Whether the parameters are {@code $1}, so that a question mark is an operator on JSON. */
    private boolean isNumbered() {
        return tokens.stream()
                .anyMatch(token ->
                        token.kind() == TokenKind.PARAMETER && token.text().charAt(0) == '$');
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
            if (c > ' ') {
                object("white space outside of ASCII");
            }
            at++;
        } else if (startsComment(c)) {
            comment(c);
        } else if (c == '\'' || (c == '"' && dialect == Dialect.MYSQL)) {
            string(c);
        } else if (c == '"' || c == '`') {
            quotedName(c);
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !afterName())) {
            number();
        } else if (Character.isJavaIdentifierStart(c) && c != '$') {
            word();
        } else {
            symbol(c);
        }
    }

    private boolean startsComment(char c) {
        return (c == '-' && peek(1) == '-') || (c == '/' && peek(1) == '*') || (c == '#' && dialect == Dialect.MYSQL);
    }

    private void comment(char c) {
        if (c == '/') {
            blockComment();
            return;
        }
        if (c == '-' && dialect == Dialect.MYSQL && peek(2) > ' ') {
            object("MySQL does not read '--' without a space as a comment");
        }
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void blockComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            object("a comment does not end");
            at = text.length();
            return;
        }
        String inside = text.substring(at + 2, end);
        if (inside.contains("/*")) {
            object("nested comments are read differently by different databases");
        }
        if (inside.startsWith("!") || inside.startsWith("M!")) {
            object("a comment that MySQL executes");
        }
        at = end + 2;
    }

    private void string(char quote) {
        stringFrom(at, quote, backslashEscapes(at));
    }

    private void stringFrom(int start, char quote, boolean backslashEscapes) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && backslashEscapes) {
                at++;
            } else if (c == quote && peek(0) == quote) {
                at++;
            } else if (c == quote) {
                add(TokenKind.STRING, start);
                return;
            }
        }
        unended("a string", start);
    }

    private boolean backslashEscapes(int start) {
        return dialect == Dialect.MYSQL ? !special : (text.charAt(start) | ' ') == 'e';
    }

    private void quotedName(char quote) {
        int start = at;
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            unended("a quoted name", start);
            return;
        }
        at = end + 1;
        if (peek(0) == quote) {
            object("a quote within a quoted name");
        }
        add(TokenKind.QUOTED_NAME, start);
    }

    private void unended(String what, int start) {
        object(what + " does not end");
        at = text.length();
        add(TokenKind.STRING, start);
    }

    private void number() {
        int start = at;
        while (Character.isLetterOrDigit(peek(0)) || peek(0) == '.' || isExponentSign()) {
            at++;
        }
        add(TokenKind.NUMBER, start);
    }

    private boolean isExponentSign() {
        char c = peek(0);
        return (c == '+' || c == '-') && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E') && isDigit(peek(1));
    }

    private void word() {
        int start = at;
        while (Character.isJavaIdentifierPart(peek(0)) && peek(0) != 0) {
            at++;
        }
        if (peek(0) == '\'' && isStringPrefix(text.substring(start, at).toLowerCase(Locale.ROOT))) {
            prefixedString(start);
        } else if (peek(0) == '&' && peek(1) == '\'' && at - start == 1 && (text.charAt(start) | ' ') == 'u') {
            at++;
            prefixedString(start);
        } else {
            add(TokenKind.WORD, start);
        }
    }

    /** Whether the word is a part of the string behind it, which it gives a character set or another way to be read. */
    private boolean isStringPrefix(String word) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL_PREFIXES.contains(word);
            case H2 -> H2_PREFIXES.contains(word);
            case MYSQL -> MYSQL_PREFIXES.contains(word) || word.startsWith("_");
        };
    }

    private void prefixedString(int start) {
        stringFrom(start, '\'', backslashEscapes(start));
    }

    private void symbol(char c) {
        int start = at++;
        if (c == '$' && isDollarQuote()) {
            dollarQuoted(start);
        } else if ((c == '?' && peek(0) != '?' && !isOperator()) || (c == '$' && isDigit(peek(0)))) {
            while (isDigit(peek(0))) {
                at++;
            }
            parameters++;
            add(TokenKind.PARAMETER, start);
        } else {
            if (c == '$') {
                object("dollar quotes are read differently by different databases");
            }
            at = start + (dialect == Dialect.POSTGRESQL ? longestOperator(start) : operatorLength(start));
            nest(c, start);
        }
    }

    /** Whether a question mark is PostgreSQL's test of a JSON key. */
    private boolean isOperator() {
        return special && dialect == Dialect.POSTGRESQL;
    }

    private boolean isDollarQuote() {
        return switch (dialect) {
            case POSTGRESQL ->
                DOLLAR_QUOTE.matcher(text).region(at - 1, text.length()).lookingAt();
            case H2 -> peek(0) == '$';
            case MYSQL -> false;
        };
    }

    private void dollarQuoted(int start) {
        int tagEnd = text.indexOf('$', at) + 1;
        String tag = text.substring(start, tagEnd);
        int end = text.indexOf(tag, tagEnd);
        if (end < 0) {
            unended("a string", start);
            return;
        }
        at = end + tag.length();
        add(TokenKind.STRING, start);
    }

    /** PostgreSQL's operators are as long as they can be, but end in a sign only when they hold a character of no other use. */
    private int longestOperator(int start) {
        int listed = operatorLength(start);
        int end = start;
        while (end < text.length() && OPERATOR_CHARACTERS.indexOf(text.charAt(end)) >= 0 && !isComment(end)) {
            end++;
        }
        String run = text.substring(start, end);
        boolean special = run.chars().anyMatch(c -> "~!@#%^&|".indexOf(c) >= 0);
        while (!special && run.length() > 1 && (run.endsWith("+") || run.endsWith("-"))) {
            run = run.substring(0, run.length() - 1);
        }
        return Math.max(listed, run.length());
    }

    private boolean isComment(int offset) {
        return text.startsWith("--", offset) || text.startsWith("/*", offset);
    }

    private int operatorLength(int start) {
        if ("(),;".indexOf(text.charAt(start)) >= 0) {
            return 1;
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, start)) {
                return operator.length();
            }
        }
        return 1;
    }

    private void nest(char c, int start) {
        if (c == ')') {
            depth--;
        }
        if (depth < 0) {
            object("parentheses do not match");
            depth = 0;
        }
        add(TokenKind.SYMBOL, start);
        if (c == '(') {
            depth++;
            deepest = Math.max(deepest, depth);
        }
    }

    private void add(TokenKind kind, int start) {
        tokens.add(new Token(kind, start, at, depth, text.substring(start, at)));
    }

    private void object(String reason) {
        if (objection == null) {
            objection = reason;
        }
    }

    private boolean afterName() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.end() == at && (last.kind() == TokenKind.WORD || last.kind() == TokenKind.QUOTED_NAME);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
