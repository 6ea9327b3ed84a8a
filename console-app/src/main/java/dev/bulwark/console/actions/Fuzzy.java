package dev.bulwark.console.actions;

import java.util.Locale;

/** How well a few typed letters fit a title: {@code goov} finds {@code Go to Overview}. */
final class Fuzzy {
    /** It does not fit at all. */
    static final int NONE = -1;

    private static final int IN_A_ROW = 4;
    private static final int START_OF_WORD = 6;

    private Fuzzy() {}

    /** The better it fits, the higher; every word that was typed must fit by itself, in any order. */
    static int score(String typed, String title) {
        String text = title.toLowerCase(Locale.ROOT);
        int score = 0;
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            int ofWord = scoreOfWord(word, text);
            if (ofWord == NONE) {
                return NONE;
            }
            score += ofWord;
        }
        return score;
    }

    private static int scoreOfWord(String word, String text) {
        int whole = text.indexOf(word);
        if (whole >= 0) {
            return word.length() * (IN_A_ROW + 1) + (startsWord(text, whole) ? START_OF_WORD : 0);
        }
        return scoreOfLetters(word, text);
    }

    private static int scoreOfLetters(String word, String text) {
        int score = 0;
        int at = -1;
        for (int letter = 0; letter < word.length(); letter++) {
            int next = text.indexOf(word.charAt(letter), at + 1);
            if (next < 0) {
                return NONE;
            }
            score += startsWord(text, next) ? START_OF_WORD / 2 : 1;
            at = next;
        }
        return score;
    }

    private static boolean startsWord(String text, int index) {
        return index == 0 || !Character.isLetterOrDigit(text.charAt(index - 1));
    }
}
