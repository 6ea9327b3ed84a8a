package dev.bulwark.model.redaction;

import java.util.Locale;
import java.util.Set;

/** Finds out where values end that stand after a name, in the many ways in which people write that. All methods are pure. */
final class Values {
    private static final Set<String> SCHEMES =
            Set.of("bearer", "basic", "digest", "token", "negotiate", "apikey", "hmac");

    /** Said of a secret, and no secret. */
    private static final Set<String> WORDS = Set.of(
            "null",
            "true",
            "false",
            "none",
            "nil",
            "undefined",
            "missing",
            "required",
            "invalid",
            "expired",
            "empty",
            "must",
            "is",
            "was",
            "not",
            "cannot",
            "should",
            "has",
            "may",
            "size",
            "unexpected",
            "does",
            "no");

    private static final String OPENING = "[{(";
    private static final String CLOSING = ")]}";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_WORD = 12;
    private static final int LEAST_SCHEME = 4;

    private Values() {}

    /** Where a text in quotes ends, before its closing quote; the quote may be escaped or encoded. */
    static int endOfQuoted(TextScan scan, int quoteStart, int from) {
        String text = scan.text();
        int backslashes = backslashesBefore(text, from - 1, quoteStart);
        char quote = Letters.decoded(text, quoteStart + backslashes, scan.end());
        boolean encoded = from - quoteStart - backslashes > 1;
        for (int at = from; at < scan.end(); at++) {
            char c = text.charAt(at);
            boolean closes = encoded
                    ? (c == '%' || c == '&') && Letters.decoded(text, at, scan.end()) == quote
                    : c == quote && closes(backslashesBefore(text, at, from), backslashes);
            if (closes) {
                return encoded ? at : at - Math.min(backslashes, backslashesBefore(text, at, from));
            }
        }
        return scan.end();
    }

    /** Whether a quote with so many backslashes before it closes one that was opened with that many. */
    private static boolean closes(int found, int opened) {
        return found < opened || (found - opened) % (2 * (opened + 1)) == 0;
    }

    private static int backslashesBefore(String text, int at, int floor) {
        int start = at;
        while (start > floor && text.charAt(start - 1) == '\\') {
            start--;
        }
        return at - start;
    }

    /** Where a value without quotes ends: at a blank, or at a sign that separates it from what comes next. */
    static int endOfWord(TextScan scan, int from) {
        int start = afterBrackets(scan, from);
        int end = endOfPlainWord(scan, start);
        return isScheme(scan, from, end) ? endOfPlainWord(scan, afterBlanks(scan, end)) : end;
    }

    private static boolean isScheme(TextScan scan, int from, int end) {
        int length = end - from;
        return length >= LEAST_SCHEME
                && length <= LONGEST_WORD
                && isBlankAt(scan, end)
                && SCHEMES.contains(word(scan, from, end));
    }

    /** Where a value ends that is as long as the line. */
    static int endOfLine(TextScan scan, int from) {
        String text = scan.text();
        boolean digest = text.regionMatches(true, from, "Digest ", 0, 7);
        int at = from;
        while (at < scan.end() && !endsLine(scan, at, digest)) {
            at++;
        }
        return at;
    }

    private static boolean endsLine(TextScan scan, int at, boolean digest) {
        char c = scan.text().charAt(at);
        if (c < ' ' || c == '<') {
            return true;
        }
        if (c == '\\') {
            return isEscape(scan, at);
        }
        if (digest) {
            return false;
        }
        return c == '"' || c == ',' && isNameNext(scan, at + 1) || CLOSING.indexOf(c) >= 0 && isEndAfter(scan, at);
    }

    private static int endOfPlainWord(TextScan scan, int from) {
        int at = from;
        while (at < scan.end() && !endsWord(scan, at)) {
            at++;
        }
        return at;
    }

    private static boolean endsWord(TextScan scan, int at) {
        char c = scan.text().charAt(at);
        if (Letters.isWord(c)) {
            return false;
        }
        if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\u00a0') {
            return true;
        }
        return switch (c) {
            case ',', ';', '|', '&' ->
                isEndAfter(scan, at)
                        || isNameNext(scan, at + Letters.width(scan.text(), at, scan.end()))
                        || Letters.decoded(scan.text(), at, scan.end()) == '"';
            case ')', ']', '}', '\'', '`' -> isEndAfter(scan, at);
            case '\\' -> isEscape(scan, at);
            case '%' -> endsWordEncoded(scan, at);
            default -> false;
        };
    }

    private static boolean endsWordEncoded(TextScan scan, int at) {
        int width = Letters.width(scan.text(), at, scan.end());
        char c = width == 1 ? 'x' : Letters.decoded(scan.text(), at, scan.end());
        return c == '"' || c == ' ' || (c == '&' || c == ',' || c == ';') && isNameNext(scan, at + width);
    }

    /** Whether a backslash begins an escaped quote or end of line. */
    private static boolean isEscape(TextScan scan, int at) {
        int next = at;
        while (next < scan.end() && scan.text().charAt(next) == '\\') {
            next++;
        }
        scan.pay(next - at);
        return next < scan.end() && "nrt\"".indexOf(scan.text().charAt(next)) >= 0;
    }

    private static boolean isEndAfter(TextScan scan, int at) {
        if (at + 1 >= scan.end()) {
            return true;
        }
        char next = scan.text().charAt(at + 1);
        return next <= ' ' || ",;.\"'`:|\\<&".indexOf(next) >= 0 || CLOSING.indexOf(next) >= 0;
    }

    /** Whether a name and a sign of a value come next. */
    private static boolean isNameNext(TextScan scan, int from) {
        int start = afterBlanks(scan, from);
        int at = start;
        while (at < scan.end()
                && at - start < LONGEST_NAME
                && isOfName(scan.text().charAt(at))) {
            at++;
        }
        scan.pay(at - from + 1);
        char sign = at < scan.end() ? Letters.decoded(scan.text(), at, scan.end()) : 0;
        return at > start && (sign == '=' || sign == ':');
    }

    private static boolean isOfName(char c) {
        return Letters.isToken(c) || c == '.' || c == '"' || c == '\'' || c == '[' || c == ']';
    }

    /** Behind the bracket that closes the one at {@code from}; {@code from} itself when there is none. */
    private static int afterBrackets(TextScan scan, int from) {
        String text = scan.text();
        if (from >= scan.end() || OPENING.indexOf(text.charAt(from)) < 0) {
            return from;
        }
        int depth = 0;
        for (int at = from; at < scan.end(); at++) {
            char c = text.charAt(at);
            depth += OPENING.indexOf(c) >= 0 ? 1 : CLOSING.indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return scan.end();
    }

    static int afterBlanks(TextScan scan, int from) {
        int at = from;
        while (at - from < LONGEST_WORD && isBlankAt(scan, at)) {
            at += Letters.width(scan.text(), at, scan.end());
        }
        return at;
    }

    private static boolean isBlankAt(TextScan scan, int at) {
        return at < scan.end() && Letters.isBlank(Letters.decoded(scan.text(), at, scan.end()));
    }

    /** Whether there is anything to hide: no word that is said of secrets, and some letter or digit. */
    static boolean isWorthHiding(TextScan scan, int from, int end) {
        if (end - from <= LONGEST_WORD && WORDS.contains(word(scan, from, end))) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (Letters.isWord(scan.text().charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String word(TextScan scan, int from, int end) {
        return scan.text().substring(from, end).toLowerCase(Locale.ROOT);
    }
}
