package dev.bulwark.isolation.lexer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement without what differs between its executions: literals are {@code ?}, comments are gone, white space is
 * regular, and lists of values have one length.
 */
public final class NormalisedText {
    private static final Set<String> NO_SPACE_BEFORE = Set.of(",", ")", ".", ";", "::", "[", "]");
    private static final Set<String> NO_SPACE_AFTER = Set.of("(", ".", "::", "[", ":");
    private static final Set<String> SPACE_BEFORE_PARENTHESIS = Set.of(
            "all",
            "and",
            "any",
            "as",
            "by",
            "else",
            "except",
            "exists",
            "from",
            "having",
            "in",
            "intersect",
            "into",
            "join",
            "not",
            "on",
            "or",
            "over",
            "select",
            "then",
            "union",
            "using",
            "values",
            "when",
            "where");

    private NormalisedText() {}

    /** The normalised form of a text. */
    public static String of(LexedText lexed) {
        List<Token> kept = withFoldedLists(lexed.tokens());
        StringBuilder out = new StringBuilder(lexed.text().length());
        Token previous = null;
        for (Token token : kept) {
            if (previous != null && spaceBetween(previous, token)) {
                out.append(' ');
            }
            out.append(isValue(token) ? "?" : token.text());
            previous = token;
        }
        return out.toString();
    }

    /** The hash of a normalised text: the first 16 hex digits of its SHA-256. */
    public static String hash(String normalised) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static List<Token> withFoldedLists(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            kept.add(token);
            int last = isFirstRow(tokens, i) ? lastLike(tokens, i) : i;
            if (last > i) {
                kept.addAll(tokens.subList(i + 1, closing(tokens, i) + 1));
                i = last;
            } else if (token.isSymbol('(') && i > 0 && tokens.get(i - 1).is("in")) {
                int end = endOfValues(tokens, i + 1);
                if (end > i + 1) {
                    kept.add(tokens.get(i + 1));
                    i = end - 1;
                }
            }
        }
        return kept;
    }

    /** Whether a row of VALUES or of IN begins there. */
    private static boolean isFirstRow(List<Token> tokens, int index) {
        if (index == 0 || !tokens.get(index).isSymbol('(')) {
            return false;
        }
        boolean inList = index > 1
                && tokens.get(index - 1).isSymbol('(')
                && tokens.get(index - 2).is("in");
        return inList || tokens.get(index - 1).is("values");
    }

    /** The end of the last of the rows that differ from the first one in their values only; the start if there is just one. */
    private static int lastLike(List<Token> tokens, int first) {
        int length = closing(tokens, first) - first;
        int last = first + length;
        while (last + 2 + length < tokens.size()
                && tokens.get(last + 1).isSymbol(',')
                && sameForm(tokens.subList(first, first + length + 1), tokens.subList(last + 2, last + 3 + length))) {
            last += 2 + length;
        }
        return last > first + length ? last : first;
    }

    private static boolean sameForm(List<Token> one, List<Token> other) {
        for (int i = 0; i < one.size(); i++) {
            boolean values = isValue(one.get(i)) && isValue(other.get(i));
            if (!values && !one.get(i).text().equals(other.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    private static int closing(List<Token> tokens, int open) {
        int index = open + 1;
        while (index + 1 < tokens.size()
                && tokens.get(index).depth() > tokens.get(open).depth()) {
            index++;
        }
        return index;
    }

    /** The index of the parenthesis that closes a list of nothing but values; otherwise the start itself. */
    private static int endOfValues(List<Token> tokens, int start) {
        for (int i = start; i + 1 < tokens.size() && isValue(tokens.get(i)); i += 2) {
            Token behind = tokens.get(i + 1);
            if (behind.isSymbol(')')) {
                return i + 1;
            }
            if (!behind.isSymbol(',')) {
                return start;
            }
        }
        return start;
    }

    private static boolean isValue(Token token) {
        return switch (token.kind()) {
            case STRING, NUMBER, PARAMETER -> true;
            case WORD, QUOTED_NAME, SYMBOL -> false;
        };
    }

    private static boolean spaceBetween(Token left, Token right) {
        if (left.kind() == TokenKind.SYMBOL && NO_SPACE_AFTER.contains(left.text())) {
            return false;
        }
        if (right.isSymbol('(')) {
            return left.kind() != TokenKind.WORD
                    || SPACE_BEFORE_PARENTHESIS.contains(left.text().toLowerCase(Locale.ROOT));
        }
        return right.kind() != TokenKind.SYMBOL || !NO_SPACE_BEFORE.contains(right.text());
    }
}
