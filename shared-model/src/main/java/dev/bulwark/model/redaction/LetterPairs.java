package dev.bulwark.model.redaction;

/** Pairs of ASCII characters, asked for at every word of a text: few enough bytes to stay near the processor. */
final class LetterPairs {
    private static final int ASCII = 128;

    private final long[] bits = new long[ASCII * ASCII / Long.SIZE];

    /** Adds all pairs with that first character. */
    void addAllAfter(char first) {
        for (char second = 0; second < ASCII; second++) {
            add(first, second);
        }
    }

    /** Adds all pairs with that second character. */
    void addAllBefore(char second) {
        for (char first = 0; first < ASCII; first++) {
            add(first, second);
        }
    }

    /** Adds a pair; one with a character beyond ASCII is left out. */
    void add(char first, char second) {
        if (first < ASCII && second < ASCII) {
            bits[first << 1 | second >> 6] |= 1L << second;
        }
    }

    /** Whether a pair of characters of ASCII is among these. */
    boolean has(int first, int second) {
        return (bits[first << 1 | second >> 6] >>> second & 1) != 0;
    }
}
