package dev.bulwark.isolation.lexer;

import dev.bulwark.isolation.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL into tokens as the database of a dialect does. It never fails: what it cannot read for certain becomes an
 * objection. One instance reads one text.
 */
public final class Lexer {
    private static final List<String> OPERATORS = List.of(
            "<=>", "->>", "#>>", "!~*", "<=", ">=", "<>", "!=", "||", "&&", "::", "->", ":=", "==", "@>", "<@", "#>",
            "!~", "~*");

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private int deepest;
    private int parameters;
    private @Nullable String objection;

    private Lexer(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Reads a text. */
    public static LexedText read(String text, Dialect dialect) {
        Lexer lexer = new Lexer(text, dialect);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        if (lexer.depth != 0) {
            lexer.object("parentheses do not match");
        }
        return new LexedText(text, lexer.tokens, lexer.parameters, lexer.deepest, lexer.objection);
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
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && backslashEscapes(start)) {
                object("a backslash within a string is read differently by different databases");
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
        return dialect == Dialect.MYSQL || (start > 0 && Character.toLowerCase(text.charAt(start - 1)) == 'e');
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
        add(TokenKind.WORD, start);
    }

    private void symbol(char c) {
        int start = at++;
        if (c == '?' && peek(0) == '?') {
            at++;
            add(TokenKind.SYMBOL, start);
        } else if (c == '?' || (c == '$' && isDigit(peek(0)))) {
            while (isDigit(peek(0))) {
                at++;
            }
            parameters++;
            add(TokenKind.PARAMETER, start);
        } else {
            if (c == '$') {
                object("dollar quotes are read differently by different databases");
            }
            at = start + operatorLength(start);
            if (dialect == Dialect.MYSQL && text.startsWith("||", start)) {
                object("'||' is OR or concatenation, depending on MySQL's settings");
            }
            nest(c, start);
        }
    }

    private int operatorLength(int start) {
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
