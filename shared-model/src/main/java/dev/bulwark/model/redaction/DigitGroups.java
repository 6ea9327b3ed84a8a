package dev.bulwark.model.redaction;

/** Digits in groups with one separator between each, as people write long numbers. Used again and again by one thread. */
final class DigitGroups {
    static final int MOST_DIGITS = 19;
    private static final int MOST_GROUPS = 6;

    private final char[] digits = new char[MOST_DIGITS];
    private final int[] sizes = new int[MOST_GROUPS];
    private final int[] ends = new int[MOST_GROUPS];
    private final char[] separators = new char[MOST_GROUPS];
    private int groups;
    private int count;

    /** Reads as many groups as there are from {@code start} on; what was read before is forgotten. */
    void read(TextScan scan, int start) {
        groups = 0;
        count = 0;
        String text = scan.text();
        int at = start;
        while (groups < MOST_GROUPS) {
            int end = addGroup(text, at, scan.end());
            int width = end < 0 ? 0 : separatorAt(text, end, scan.end());
            if (width == 0) {
                break;
            }
            separators[groups - 1] = Letters.decoded(text, end, scan.end());
            at = end + width;
        }
        scan.pay(at - start);
    }

    /** Where the group ends; below zero when there is no room for it. */
    private int addGroup(String text, int start, int end) {
        int at = start;
        while (at < end && Letters.isDigit(text.charAt(at))) {
            if (count == MOST_DIGITS) {
                return -1;
            }
            digits[count++] = text.charAt(at++);
        }
        sizes[groups] = at - start;
        ends[groups++] = at;
        return at < end && Letters.isWord(text.charAt(at)) ? -1 : at;
    }

    /** How wide the separator is, if it is one and a digit follows; else zero. */
    private static int separatorAt(String text, int at, int end) {
        if (at >= end) {
            return 0;
        }
        int width = Letters.width(text, at, end);
        char c = Letters.decoded(text, at, end);
        boolean separates = c == '-' || c == '.' || c == '+' || Letters.isBlank(c);
        return separates && at + width < end && Letters.isDigit(text.charAt(at + width)) ? width : 0;
    }

    int groups() {
        return groups;
    }

    char[] digits() {
        return digits;
    }

    /** Where the first so many groups end. */
    int end(int some) {
        return ends[some - 1];
    }

    /** How many digits the first so many groups have. */
    int count(int some) {
        int sum = 0;
        for (int i = 0; i < some; i++) {
            sum += sizes[i];
        }
        return sum;
    }

    /** Whether there are just these sizes in the first groups. */
    boolean areSized(int... wanted) {
        if (groups < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (sizes[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The separator after a group. */
    char separator(int group) {
        return separators[group];
    }

    /** The one separator between the first so many groups; NUL when they differ. */
    char separatorOf(int some) {
        for (int i = 1; i < some - 1; i++) {
            if (separators[i] != separators[0]) {
                return 0;
            }
        }
        return separators[0];
    }
}
