package dev.bulwark.model.redaction;

import java.util.Arrays;
import java.util.List;

/**
 * Names, to be found by how a text ends, whatever its case and separators: a tree of their letters from the last to the first,
 * so that a text is read no further back than names are like it. Immutable and thread-safe.
 */
final class Endings {
    /** No name; also no node, since the root is nobody's child. */
    static final int NONE = 0;

    /** The root's children by their letters, as far as those are ASCII: most texts are told apart by their last letter. */
    private final int[] lastLetters = new int[128];

    private int nodes = 1;
    private char[] letters = new char[64];
    private int[] firstChild = new int[64];
    private int[] nextSibling = new int[64];

    /** The first name that begins at a node, from 1: one that may be a part of a word, and one that may not. */
    private int[] partOfWord = new int[64];

    private int[] wholeWord = new int[64];

    /** @param names the first of several that a text ends with is the one that is found */
    Endings(List<Name> names) {
        for (int i = names.size(); i > 0; i--) {
            Name name = names.get(i - 1);
            if (!name.text.isEmpty()) {
                int node = nodeOf(name.text);
                (name.wholeWord ? wholeWord : partOfWord)[node] = i;
            }
        }
        for (char letter = 0; letter < lastLetters.length; letter++) {
            lastLetters[letter] = child(0, letter);
        }
    }

    private int nodeOf(String text) {
        int node = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            int child = child(node, text.charAt(i));
            node = child == NONE ? added(node, text.charAt(i)) : child;
        }
        return node;
    }

    private int added(int parent, char letter) {
        if (nodes == letters.length) {
            letters = Arrays.copyOf(letters, 2 * nodes);
            firstChild = Arrays.copyOf(firstChild, 2 * nodes);
            nextSibling = Arrays.copyOf(nextSibling, 2 * nodes);
            partOfWord = Arrays.copyOf(partOfWord, 2 * nodes);
            wholeWord = Arrays.copyOf(wholeWord, 2 * nodes);
        }
        letters[nodes] = letter;
        nextSibling[nodes] = firstChild[parent];
        firstChild[parent] = nodes;
        return nodes++;
    }

    private int child(int node, char letter) {
        int child = firstChild[node];
        while (child != NONE && letters[child] != letter) {
            child = nextSibling[child];
        }
        return child;
    }

    /** The place in the list, from 1, of the first name that the text between the two places ends with; or {@link #NONE}. */
    int find(String text, int start, int end) {
        int found = NONE;
        int node = 0;
        int at = withoutSeparators(text, start, end);
        while (at > start) {
            char letter = Letters.small(text.charAt(at - 1));
            node = node == 0 && letter < lastLetters.length ? lastLetters[letter] : child(node, letter);
            if (node == NONE) {
                return found;
            }
            at--;
            found = earlier(found, partOfWord[node]);
            if (wholeWord[node] != NONE && isStartOfWord(text, start, at)) {
                found = earlier(found, wholeWord[node]);
            }
            at = withoutSeparators(text, start, at);
        }
        return found;
    }

    private static int earlier(int one, int other) {
        return one == NONE || other != NONE && other < one ? other : one;
    }

    /** Where a name begins that was found. */
    static int startOf(String name, String text, int end) {
        int at = end;
        for (int i = 0; i < name.length(); i++) {
            at = withoutSeparators(text, 0, at) - 1;
        }
        return at;
    }

    static int withoutSeparators(String text, int start, int end) {
        int to = end;
        while (to > start && !Letters.isWord(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    static boolean isStartOfWord(String text, int start, int at) {
        if (at == start) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Character.isLetter(before) || Character.isLowerCase(before) && Character.isUpperCase(text.charAt(at));
    }

    /**
     * A name.
     *
     * @param text in small letters, without separators
     * @param wholeWord whether a longer word may end with it by chance
     */
    record Name(String text, boolean wholeWord) {}
}
