package dev.bulwark.model.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a statement that finds its comments, and what its literals and placeholders are compared with or written
 * to. Where that cannot be told and the statement names a secret column, they count as secret. Belongs to one thread.
 */
final class SqlStatement {
    private static final List<String> WRITES =
            List.of("insert into", "merge into", "replace into", "insert ignore into");

    /** Between a column and what it is compared with. */
    private static final Set<String> COMPARING = Set.of(
            "like", "ilike", "in", "any", "some", "all", "between", "not", "is", "similar", "to", "escape", "binary",
            "regexp", "rlike");

    private static final Set<String> CLAUSES = Set.of(
            "select",
            "from",
            "where",
            "and",
            "or",
            "set",
            "values",
            "value",
            "on",
            "using",
            "group",
            "order",
            "by",
            "having",
            "limit",
            "offset",
            "returning",
            "union",
            "when",
            "then",
            "else",
            "case",
            "end",
            "insert",
            "into",
            "update",
            "delete",
            "join",
            "left",
            "right",
            "inner",
            "as",
            "with",
            "null",
            "true",
            "false");

    private final KeyRules keys;
    private final String text;
    private final int end;
    private final List<Place> places = new ArrayList<>();
    private final List<KeyKind> columns = new ArrayList<>();
    private boolean namesSecret;
    private int depth;
    private @Nullable KeyKind column;
    private boolean compared;
    private int comparedAt;
    private int columnsAt = -1;
    private int valuesAt = -1;
    private int value;
    private boolean afterInto;

    private SqlStatement(KeyRules keys, String text) {
        this.keys = keys;
        this.text = text;
        this.end = text.length();
    }

    /** Whether a statement that writes rows begins there. */
    static boolean beginsAt(String text, int start) {
        for (String write : WRITES) { // asked at one word in ten: a stream would cost more than the answer
            boolean alike = start + 2 < text.length() && (text.charAt(start + 2) | 0x20) == write.charAt(2);
            if (alike && text.regionMatches(true, start, write, 0, write.length())) {
                return true;
            }
        }
        return false;
    }

    static SqlStatement read(KeyRules keys, String text, int from) {
        SqlStatement statement = new SqlStatement(keys, text);
        int at = from;
        while (at < statement.end) {
            at = statement.token(at);
        }
        return statement;
    }

    /** The contents of literals that are secret by what they are compared with or written to. */
    List<Place> secretLiterals() {
        return places.stream()
                .filter(place -> place.sort.isLiteral() && isSecret(place))
                .toList();
    }

    /**
     * The comments, and the contents of all literals but those that tell one thing from another. A text may be anybody's
     * name whatever its column is called, so only ids stay, and what the statement's owner knows anyway.
     *
     * @param known texts that may stay
     */
    List<Place> coverable(Set<String> known) {
        return places.stream()
                .filter(place -> place.sort == Sort.COMMENT || place.sort.isLiteral() && isCoverable(place, known))
                .toList();
    }

    private boolean isCoverable(Place place, Set<String> known) {
        boolean plain = place.kind == KeyKind.ID || known.contains(text.substring(place.start, place.end));
        return isSecret(place) || place.sort == Sort.TEXT && !plain;
    }

    /** What the values of so many placeholders are, in their order; values without a place count as what cannot be told. */
    List<KeyKind> parameters(int count) {
        KeyKind untold = namesSecret ? KeyKind.SECRET : KeyKind.PLAIN;
        List<Place> placeholders =
                places.stream().filter(place -> place.sort == Sort.PLACEHOLDER).toList();
        return IntStream.range(0, count)
                .mapToObj(i -> i < placeholders.size() ? placeholders.get(i).kind : null)
                .map(kind -> kind == null ? untold : kind)
                .toList();
    }

    private boolean isSecret(Place place) {
        return place.kind == null ? namesSecret && place.sort == Sort.TEXT : place.kind.isSecret();
    }

    /** Reads one token; where the next one begins. */
    private int token(int at) {
        char c = text.charAt(at);
        if (Letters.isWord(c) || c == '_') {
            return word(at);
        }
        return switch (c) {
            case '\'' -> literal(at + 1, endOfLiteral(at + 1));
            case '"', '`' -> quoted(at, c);
            case '$' -> dollar(at);
            case '-' -> text.startsWith("--", at) ? comment(at, "\n") : at + 1;
            case '#' -> hash(at);
            case '/' -> text.startsWith("/*", at) ? comment(at, "*/") : at + 1;
            case '?' -> placeholder(at);
            case '=', '<', '>', '~', '!' -> comparison(at);
            case '(', ')', ',' -> structure(c, at);
            default -> at + 1;
        };
    }

    private int comment(int at, String mark) {
        int found = text.indexOf(mark, at + 1);
        int until = found < 0 ? end : found + mark.length();
        places.add(new Place(at, until, null, Sort.COMMENT));
        return until;
    }

    /** MySQL's comment up to the end of the line; what others mean by the sign is rare enough to be covered with it. */
    private int hash(int at) {
        if (text.startsWith("#>", at) || text.startsWith("#-", at)) {
            return at + 2;
        }
        int found = text.indexOf('\n', at);
        return literal(at + 1, found < 0 ? end : found);
    }

    private int word(int start) {
        int at = start;
        while (at < end
                && (Letters.isToken(text.charAt(at)) && text.charAt(at) != '-' || Letters.isWord(text.charAt(at)))) {
            at++;
        }
        if (Letters.isDigit(text.charAt(start))) {
            places.add(new Place(start, at, kindHere(), Sort.NUMBER));
            return at;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (CLAUSES.contains(word)) {
            clause(word);
        } else if (!COMPARING.contains(word)) {
            name(start, at);
        } else if (column != null) {
            comparison(at);
        }
        return at;
    }

    private void clause(String word) {
        column = null;
        compared = false;
        afterInto = word.equals("into");
        if (word.equals("values") || word.equals("value")) {
            valuesAt = depth;
        }
    }

    /** A table, a column or a function. */
    private void name(int start, int until) {
        boolean function = until < end && text.charAt(until) == '(';
        if (columnsAt < 0 && afterInto) {
            columnsAt = depth;
            return;
        }
        if (compared && function) {
            return;
        }
        KeyKind kind = keys.kindOf(text, start, until);
        namesSecret |= kind.isSecret();
        column = kind;
        compared = false;
        if (columnsAt >= 0 && depth == columnsAt + 1 && valuesAt < 0) {
            columns.add(kind);
        }
    }

    private int quoted(int at, char quote) {
        int close = text.indexOf(quote, at + 1);
        int until = close < 0 ? end : close;
        if (valuesAt >= 0 && depth > valuesAt || quote == '"' && compared && !isQualified(at, until)) {
            return literal(at + 1, until);
        }
        name(at + 1, until);
        return until + 1;
    }

    /** MySQL and SQLite quote texts so too; only a name has a table's name before it or a column's behind it. */
    private boolean isQualified(int at, int close) {
        return at > 0 && text.charAt(at - 1) == '.' || close + 1 < end && text.charAt(close + 1) == '.';
    }

    private int literal(int start, int until) {
        places.add(new Place(start, until, kindHere(), Sort.TEXT));
        return until + 1;
    }

    private int placeholder(int at) {
        places.add(new Place(at, at + 1, kindHere(), Sort.PLACEHOLDER));
        return at + 1;
    }

    /** What is compared with or written to here; null when that cannot be told. */
    private @Nullable KeyKind kindHere() {
        if (valuesAt >= 0 && depth > valuesAt) {
            return value < columns.size() ? columns.get(value) : null;
        }
        return compared ? column : null;
    }

    private int comparison(int at) {
        if (column != null && !compared) {
            compared = true;
            comparedAt = depth;
        }
        return at + 1;
    }

    private int structure(char c, int at) {
        if (c == '(') {
            depth++;
            value = valuesAt >= 0 && depth == valuesAt + 1 ? 0 : value;
        } else if (c == ')') {
            depth--;
            compared &= depth >= comparedAt;
        } else {
            compared &= depth > comparedAt;
            value += valuesAt >= 0 && depth == valuesAt + 1 ? 1 : 0;
        }
        return at + 1;
    }

    /** Where the closing quote stands; a doubled quote, or one after a backslash within a word, does not close. */
    private int endOfLiteral(int from) {
        for (int at = from; at < end; at++) {
            if (text.charAt(at) != '\'') {
                continue;
            }
            if (at + 1 < end && text.charAt(at + 1) == '\'') {
                at++;
            } else if (text.charAt(at - 1) != '\\' || at == from || !goesOn(at + 1)) {
                return at;
            }
        }
        return end;
    }

    private boolean goesOn(int at) {
        return at < end && text.charAt(at) > ' ' && ",);=".indexOf(text.charAt(at)) < 0;
    }

    /** PostgreSQL's other way to quote: {@code $tag$text$tag$}. */
    private int dollar(int at) {
        int tag = at + 1;
        while (tag < end && Letters.isWord(text.charAt(tag)) && !Letters.isDigit(text.charAt(at + 1))) {
            tag++;
        }
        if (tag >= end || text.charAt(tag) != '$') {
            return Math.max(at + 1, tag);
        }
        int close = text.indexOf(text.substring(at, tag + 1), tag + 1);
        literal(tag + 1, close < 0 ? end : close);
        return close < 0 ? end : close + tag + 1 - at;
    }

    /** What stands at a place. */
    enum Sort {
        TEXT,
        NUMBER,
        PLACEHOLDER,
        COMMENT;

        boolean isLiteral() {
            return this == TEXT || this == NUMBER;
        }
    }

    /**
     * A literal's content, a placeholder or a comment.
     *
     * @param kind what its column says; null when the column is not known
     */
    record Place(int start, int end, @Nullable KeyKind kind, Sort sort) {}
}
