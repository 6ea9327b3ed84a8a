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
            if (token.isSymbol('(') && i > 0 && tokens.get(i - 1).is("in")) {
                int end = endOfValues(tokens, i + 1);
                if (end > i + 1) {
                    kept.add(tokens.get(i + 1));
                    i = end - 1;
                }
            }
        }
        return kept;
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
