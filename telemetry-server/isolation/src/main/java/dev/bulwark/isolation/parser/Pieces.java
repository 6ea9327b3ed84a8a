package dev.bulwark.isolation.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the rules about pieces of text have in common. */
final class Pieces {
    private static final Piece NONE = Piece.added("");

    private Pieces() {}

    /** The piece at an index, an empty one outside of the text. */
    static Piece at(List<Piece> pieces, int index) {
        return index >= 0 && index < pieces.size() ? pieces.get(index) : NONE;
    }

    static boolean isAny(Piece piece, String... words) {
        return Arrays.stream(words).anyMatch(piece::is);
    }

    /** Whether these words stand there, one behind the other. */
    static boolean follow(List<Piece> pieces, int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!at(pieces, index + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The index of the parenthesis that closes the one at an index; the end when there is none. */
    static int closing(List<Piece> pieces, int open) {
        int depth = pieces.get(open).depth();
        for (int i = open + 1; i < pieces.size(); i++) {
            if (pieces.get(i).isSymbol(')') && pieces.get(i).depth() == depth) {
                return i;
            }
        }
        return pieces.size();
    }

    /** The index of the first of some words that stands outside of parentheses, -1 when there is none. */
    static int find(List<Piece> pieces, int from, String... words) {
        int outside = pieces.stream()
                .mapToInt(Piece::depth)
                .filter(d -> d >= 0)
                .findFirst()
                .orElse(0);
        for (int i = from; i < pieces.size(); i++) {
            if (pieces.get(i).depth() == outside && isAny(pieces.get(i), words)) {
                return i;
            }
        }
        return -1;
    }

    /** The same text with this before it. */
    static List<Piece> behind(String words, List<Piece> pieces) {
        List<Piece> all = added(words);
        all.addAll(pieces);
        return all;
    }

    /** Words that the statement does not hold. */
    static List<Piece> added(String words) {
        List<Piece> all = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            all.add(Piece.added(word));
        }
        return all;
    }
}
