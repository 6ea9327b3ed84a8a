package dev.bulwark.model.redaction;

import java.util.Locale;

/** Finds identity, tax and account numbers that begin with letters. All methods are pure. */
final class Identities {
    private static final int CURP = 18;
    private static final int RFC = 13;
    private static final int NIE = 9;
    private static final int LEAST_IBAN = 15;
    private static final int MOST_IBAN = 34;
    private static final int GROUP = 4;

    private Identities() {}

    /** Looks at the word between the two places, and the groups that follow it; where to go on. */
    static int find(TextScan scan, int start, int wordEnd) {
        String text = scan.text();
        int length = wordEnd - start;
        if (length != CURP && !isCapital(text.charAt(start))) {
            return wordEnd;
        }
        if (length == CURP && isCurp(text.substring(start, wordEnd).toUpperCase(Locale.ROOT))
                || length == RFC && isRfc(text, start)
                || length == NIE && isNie(text, start)) {
            return scan.take(start, wordEnd, RedactionRule.NATIONAL_ID);
        }
        if (length == GROUP && isDashedRfc(scan, start)) {
            return scan.take(start, start + RFC + 2, RedactionRule.NATIONAL_ID);
        }
        boolean ibanLike =
                (length == GROUP || length >= LEAST_IBAN && length <= MOST_IBAN) && startsLikeIban(text, start);
        int iban = ibanLike ? endOfIban(scan, start, wordEnd) : start;
        return iban > start ? scan.take(start, iban, RedactionRule.IBAN) : wordEnd;
    }

    /** Mexican population registry key: letters of the name, birth date, sex, state, consonants, two more. */
    private static boolean isCurp(String word) {
        return areLetters(word, 0, 4)
                && CheckDigits.isDate(word, 4)
                && "HMX".indexOf(word.charAt(10)) >= 0
                && areLetters(word, 11, 16)
                && Letters.isDigit(word.charAt(17));
    }

    /** Mexican tax number of a person: letters of the name, birth date, three more. */
    private static boolean isRfc(String text, int start) {
        return areLetters(text, start, start + 4)
                && CheckDigits.isDate(text, start + 4)
                && areCapitalsOrDigits(text, start + 10, start + RFC);
    }

    private static boolean isDashedRfc(TextScan scan, int start) {
        String text = scan.text();
        int end = start + RFC + 2;
        return end <= scan.end()
                && areLetters(text, start, start + 4)
                && text.charAt(start + 4) == '-'
                && text.charAt(start + 11) == '-'
                && CheckDigits.isDate(text, start + 5)
                && areCapitalsOrDigits(text, start + 12, end)
                && (end == scan.end() || !Letters.isWord(text.charAt(end)));
    }

    /** Spanish number of a foreigner: X, Y or Z, seven digits, a check letter. */
    private static boolean isNie(String text, int start) {
        int first = "XYZ".indexOf(text.charAt(start));
        if (first < 0) {
            return false;
        }
        int number = first;
        for (int i = start + 1; i < start + NIE - 1; i++) {
            if (!Letters.isDigit(text.charAt(i))) {
                return false;
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        return text.charAt(start + NIE - 1) == CheckDigits.dniLetter(number);
    }

    private static boolean startsLikeIban(String text, int start) {
        return areLetters(text, start, start + 2)
                && Letters.isDigit(text.charAt(start + 2))
                && Letters.isDigit(text.charAt(start + 3));
    }

    /** In one word, or in groups of four; {@code start} if there is none. */
    private static int endOfIban(TextScan scan, int start, int wordEnd) {
        StringBuilder iban = new StringBuilder(MOST_IBAN).append(scan.text(), start, wordEnd);
        int end = wordEnd;
        int best = start;
        while (true) {
            best = isIban(iban) ? end : best;
            int from = iban.length() % GROUP == 0 ? startOfGroup(scan, end) : end;
            int to = endOfGroup(scan, from);
            if (from == end || to == from || iban.length() + to - from > MOST_IBAN) {
                scan.pay(end - start);
                return best;
            }
            iban.append(scan.text(), from, to);
            end = to;
        }
    }

    private static boolean isIban(StringBuilder text) {
        return text.length() >= LEAST_IBAN && areCapitalsOrDigits(text, 0, text.length()) && CheckDigits.isIban(text);
    }

    /** Behind one separator; {@code from} if there is none. */
    private static int startOfGroup(TextScan scan, int from) {
        return from < scan.end() && isBetweenGroups(Letters.decoded(scan.text(), from, scan.end()))
                ? from + Letters.width(scan.text(), from, scan.end())
                : from;
    }

    /** Where a word of up to four ends; {@code from} if there is none. */
    private static int endOfGroup(TextScan scan, int from) {
        int at = from;
        while (at < scan.end()
                && at - from <= GROUP
                && Letters.isWord(scan.text().charAt(at))) {
            at++;
        }
        return at - from <= GROUP ? at : from;
    }

    private static boolean isBetweenGroups(char c) {
        return Letters.isBlank(c) || c == '-' || c == '+';
    }

    private static boolean areLetters(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isCapital(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapital(char c) {
        return Letters.isUpper(c) || c == 'Ñ';
    }

    private static boolean areCapitalsOrDigits(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Letters.isUpper(text.charAt(i)) && !Letters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
