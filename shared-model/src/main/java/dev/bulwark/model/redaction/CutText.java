package dev.bulwark.model.redaction;

/**
 * Cuts texts before they are redacted. What a cut leaves of a number, an address or a key could no longer be told for what it
 * is, so it goes too. All methods are pure.
 */
public final class CutText {
    /** A word that is longer is no mail address and no number; keys of that length are known by their beginning. */
    private static final int LONGEST_WORD = 320;

    private static final int LONGEST_GROUP = 5;
    private static final String BETWEEN = "\"'`,;|<>[]{}";
    private static final String WITHIN_NUMBERS = "+-./()";

    private CutText() {}

    /** The text if it has at most so many characters, else its beginning up to the word through which the cut goes. */
    public static String beginning(String text, int most) {
        return text.length() <= most ? text : ended(text.substring(0, most));
    }

    /** A text that was cut at its end, without the word, or the number in groups, that the cut may have gone through. */
    public static String ended(String cut) {
        int floor = Math.max(0, cut.length() - LONGEST_WORD);
        int end = startOfWord(cut, cut.length(), floor);
        if (end == floor && floor > 0) {
            return cut;
        }
        int before = startOfWord(cut, endOfWord(cut, end, floor), floor);
        while (before < end && isGroup(cut, before, endOfWord(cut, end, floor))) {
            end = before;
            before = startOfWord(cut, endOfWord(cut, end, floor), floor);
        }
        return cut.substring(0, end);
    }

    private static int startOfWord(String text, int from, int floor) {
        int at = from;
        while (at > floor && !isBetween(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int endOfWord(String text, int from, int floor) {
        int at = from;
        while (at > floor && isBetween(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBetween(char c) {
        return c <= ' ' || Letters.isBlank(c) || BETWEEN.indexOf(c) >= 0;
    }

    /** Whether a word may be a part of a number that people write in groups. */
    private static boolean isGroup(String text, int from, int to) {
        boolean digits = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            digits &= Letters.isDigit(c) || WITHIN_NUMBERS.indexOf(c) >= 0;
        }
        boolean head = to - from <= LONGEST_GROUP && to > from && Letters.isDigit(text.charAt(to - 1));
        return to > from && (digits || head);
    }
}
