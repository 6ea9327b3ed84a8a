package dev.bulwark.model.redaction;

import org.jspecify.annotations.Nullable;

/** Finds numbers of cards, phones and people by their shape and their check digits. All methods are pure. */
final class Numbers {
    private static final int LEAST_CARD = 13;
    private static final int LEAST_PHONE = 8;
    private static final int MOST_PHONE = 15;

    /** A phone number of so many digits is whole when a blank follows. */
    private static final int USUAL_PHONE = 10;

    private static final int LONGEST_PHONE = 28;
    private static final int DNI_DIGITS = 8;

    private Numbers() {}

    /** Looks at the word of digits between the two places, and the groups that follow it; where to go on. */
    static int find(TextScan scan, int start, int wordEnd) {
        String text = scan.text();
        if (isFraction(text, start)) {
            return wordEnd;
        }
        if (scan.isSpared(start)) {
            return Math.max(wordEnd, cardInGroups(scan, start));
        }
        int digits = start;
        while (digits < wordEnd && digits - start <= DigitGroups.MOST_DIGITS && Letters.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits - start == DNI_DIGITS) {
            int dni = endOfDni(text, start, scan.end());
            return dni > start ? scan.take(start, dni, RedactionRule.NATIONAL_ID) : wordEnd;
        }
        boolean worthIt = digits == wordEnd
                && (digits - start >= LEAST_CARD || mayHaveGroups(text, digits, scan.end(), digits - start));
        return worthIt ? Math.max(wordEnd, inGroups(scan, start)) : wordEnd;
    }

    /** The digits after a decimal point, and the later parts of an address or a version. */
    private static boolean isFraction(String text, int start) {
        return start >= 2 && text.charAt(start - 1) == '.' && Letters.isDigit(text.charAt(start - 2));
    }

    /** Whether a second group may follow; after four digits, as in a year, it has four at least. */
    private static boolean mayHaveGroups(String text, int at, int end, int digits) {
        if (at + 1 >= end || digits > 4) {
            return false;
        }
        char c = text.charAt(at);
        boolean separates = c == '-' || c == '.' || c == '+' || Letters.isBlank(c);
        boolean plain = separates && Letters.isDigit(text.charAt(at + 1));
        if (plain && digits == 4) {
            return at + 4 < end && Letters.isDigit(text.charAt(at + 3)) && Letters.isDigit(text.charAt(at + 4));
        }
        return plain || c == '%' || c == '\\';
    }

    /** Ids have no blanks: what looks like a card number with blanks is one also where ids stand. */
    private static int cardInGroups(TextScan scan, int start) {
        DigitGroups run = scan.digits();
        run.read(scan, start);
        int some = run.groups();
        boolean card = some > 1 && Letters.isBlank(run.separatorOf(some)) && isCard(run, some);
        return card && isWhole(scan, run.end(some)) ? scan.take(start, run.end(some), RedactionRule.CARD) : start;
    }

    private static int inGroups(TextScan scan, int start) {
        DigitGroups run = scan.digits();
        run.read(scan, start);
        for (int some = run.groups(); some > 0; some--) {
            RedactionRule rule = isWhole(scan, run.end(some)) ? ruleOf(scan, start, run, some) : null;
            if (rule != null) {
                return scan.take(start, run.end(some), rule);
            }
        }
        return start;
    }

    /** Whether the number does not go on. */
    private static boolean isWhole(TextScan scan, int at) {
        String text = scan.text();
        return at >= scan.end()
                || !Letters.isWord(text.charAt(at))
                        && !(text.charAt(at) == '.' && at + 1 < scan.end() && Letters.isDigit(text.charAt(at + 1)));
    }

    private static @Nullable RedactionRule ruleOf(TextScan scan, int start, DigitGroups run, int some) {
        if (isCard(run, some)) {
            return RedactionRule.CARD;
        }
        if (some == 1 || isJoined(scan.text(), start)) {
            return null;
        }
        if (some == 3 && run.areSized(3, 2, 4) && run.separatorOf(3) != 0 && run.separatorOf(3) != '.') {
            return CheckDigits.isSocialSecurity(run.digits()) ? RedactionRule.NATIONAL_ID : null;
        }
        if (some == 4 && run.areSized(3, 3, 3, 2) && run.separator(0) == '.' && run.separator(2) == '-') {
            return CheckDigits.isCpf(run.digits()) ? RedactionRule.NATIONAL_ID : null;
        }
        return isPhone(scan, start, run, some) ? RedactionRule.PHONE : null;
    }

    private static boolean isCard(DigitGroups run, int some) {
        int count = run.count(some);
        boolean shaped = some == 1 && count >= LEAST_CARD
                || some == 4 && run.areSized(4, 4, 4, 4)
                || some == 5 && run.areSized(4, 4, 4, 4, 3)
                || some == 3 && (run.areSized(4, 6, 5) || run.areSized(4, 6, 4));
        return shaped && CheckDigits.isCard(run.digits(), count);
    }

    /** Whether it is the later part of something with dashes, such as a UUID. */
    private static boolean isJoined(String text, int start) {
        return start >= 2
                && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '_')
                && Letters.isWord(text.charAt(start - 2));
    }

    private static boolean isPhone(TextScan scan, int start, DigitGroups run, int some) {
        char separator = run.separatorOf(some);
        char first = run.digits()[0];
        if (separator == 0) {
            return false;
        }
        return switch (some) {
            case 3 ->
                run.areSized(3, 3, 4) && first >= '2' && (!Letters.isBlank(separator) || isCalledPhone(scan, start))
                        || run.areSized(2, 4, 4) && isLargeMexicanCity(run.digits());
            case 4 -> run.areSized(1, 3, 3, 4) && first == '1' && run.digits()[1] >= '2';
            case 5 -> run.areSized(2, 2, 2, 2, 2) && first == '0' && run.digits()[1] != '0';
            default -> false;
        };
    }

    /** Figures in columns look like phone numbers with blanks; a word before tells them apart. */
    private static boolean isCalledPhone(TextScan scan, int start) {
        scan.pay(LONGEST_PHONE);
        return scan.kindOfName(Math.max(0, start - LONGEST_PHONE), start) == KeyKind.PHONE;
    }

    private static boolean isLargeMexicanCity(char[] digits) {
        return digits[0] == '5' && (digits[1] == '5' || digits[1] == '6')
                || digits[0] == '3' && digits[1] == '3'
                || digits[0] == '8' && digits[1] == '1';
    }

    /** Eight digits and the letter that belongs to them; {@code start} if they are none. */
    private static int endOfDni(String text, int start, int end) {
        int at = start + DNI_DIGITS;
        if (at + 1 < end && text.charAt(at) == '-') {
            at++;
        }
        boolean whole = at < end && (at + 1 == end || !Letters.isWord(text.charAt(at + 1)));
        int number = Integer.parseInt(text, start, start + DNI_DIGITS, 10);
        return whole && text.charAt(at) == CheckDigits.dniLetter(number) ? at + 1 : start;
    }

    /** Looks at a phone number that begins with a plus sign or a bracket; where to go on. */
    static int findPhone(TextScan scan, int start) {
        if (start > 0 && Letters.isWord(scan.text().charAt(start - 1)) && !Letters.isFree(scan.text(), start)) {
            return start + 1;
        }
        int width = Letters.width(scan.text(), start, scan.end());
        boolean plus = Letters.decoded(scan.text(), start, scan.end()) == '+';
        int end = plus ? endOfInternational(scan, start + width) : endOfBracketed(scan, start);
        return end > start ? scan.take(start, end, RedactionRule.PHONE) : start + 1;
    }

    private static int endOfInternational(TextScan scan, int from) {
        String text = scan.text();
        int count = 0;
        int last = from;
        int at = from;
        while (at < scan.end() && at - from < LONGEST_PHONE && count <= MOST_PHONE) {
            char c = Letters.decoded(text, at, scan.end());
            int width = Letters.width(text, at, scan.end());
            if (Letters.isDigit(c)) {
                count++;
                last = at + width;
            } else if (!isWithinPhone(c) || at == from || count >= USUAL_PHONE && Letters.isBlank(c)) {
                break;
            }
            at += width;
        }
        scan.pay(at - from);
        boolean phone = count >= LEAST_PHONE && count <= MOST_PHONE && text.charAt(from) != '0';
        return phone && isWhole(scan, last) ? last : -1;
    }

    private static boolean isWithinPhone(char c) {
        return c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || Letters.isBlank(c);
    }

    /** {@code (555) 123-4567}. */
    private static int endOfBracketed(TextScan scan, int start) {
        String text = scan.text();
        int close = start + 1;
        while (close < scan.end() && close - start <= 3 && Letters.isDigit(text.charAt(close))) {
            close++;
        }
        if (close - start < 3 || close + 1 >= scan.end() || text.charAt(close) != ')') {
            return -1;
        }
        int from = text.charAt(close + 1) == ' ' || text.charAt(close + 1) == '-' ? close + 2 : close + 1;
        DigitGroups run = scan.digits();
        run.read(scan, from);
        boolean phone = close - start == 4 && run.areSized(3, 4) || close - start == 3 && isEight(run);
        return phone && isWhole(scan, run.end(2)) ? run.end(2) : -1;
    }

    private static boolean isEight(DigitGroups run) {
        return run.areSized(4, 4) || run.areSized(5, 4);
    }

    /** Whether a value that is said to be a phone number is one: enough digits and nothing else. */
    static boolean isPhoneValue(String text, int start, int end) {
        int count = 0;
        for (int i = start; i < end; ) {
            char c = Letters.decoded(text, i, end);
            if (Letters.isDigit(c)) {
                count++;
            } else if (c != '+' && !isWithinPhone(c)) {
                return false;
            }
            i += Letters.width(text, i, end);
        }
        return count >= 7 && count <= MOST_PHONE;
    }
}
