package dev.bulwark.model.redaction;

/** What characters are, and characters in the encodings that texts arrive in. All methods are pure. */
final class Letters {
    private static final byte ALNUM = 1;
    private static final byte SIGN = 2;
    private static final byte[] CLASSES = classes();

    private Letters() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (int c = 0; c < 128; c++) {
            boolean alnum = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            classes[c] = alnum ? ALNUM : "=:@+(-<'%&\\".indexOf(c) >= 0 ? SIGN : 0;
        }
        return classes;
    }

    static boolean isWord(char c) {
        return c < 128 ? CLASSES[c] == ALNUM : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** Whether no rule looks at it. */
    static boolean isDull(char c) {
        return c < 128 && CLASSES[c] == 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isAsciiLetter(char c) {
        int small = c | 0x20;
        return small >= 'a' && small <= 'z';
    }

    static char small(char c) {
        return c < 128 ? (char) (isUpper(c) ? c | 0x20 : c) : Character.toLowerCase(c);
    }

    /** A letter or digit of the Latin alphabet, or one of those that keys are made of besides. */
    static boolean isToken(char c) {
        return c < 128 && CLASSES[c] == ALNUM || c == '_' || c == '-';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    /** Whether a word may begin at {@code i}: nothing of a word stands before it, but for an encoded character. */
    static boolean isFree(String text, int i) {
        return i == 0 || !isWord(text.charAt(i - 1)) || isEndOfEscape(text, i);
    }

    private static boolean isEndOfEscape(String text, int i) {
        return i >= 3 && text.charAt(i - 3) == '%' && isHex(text.charAt(i - 2)) && isHex(text.charAt(i - 1))
                || i >= 2 && text.charAt(i - 2) == '\\' && "nrt".indexOf(text.charAt(i - 1)) >= 0
                || i >= 6 && text.charAt(i - 6) == '\\' && text.charAt(i - 5) == 'u';
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static int hexValue(char c) {
        return isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    /** How many characters of the text the character at {@code i} takes: more than one if it is encoded. */
    static int width(String text, int i, int end) {
        char c = text.charAt(i);
        if (c == '%') {
            return widthOfPercent(text, i, end);
        }
        if (c == '\\' && i + 6 <= end && text.charAt(i + 1) == 'u') {
            return hex(text, i + 2) >= 0 && hex(text, i + 4) >= 0 ? 6 : 1;
        }
        return c == '&' ? Entity.width(text, i, end) : 1;
    }

    /** {@code %40}, and {@code %2540} where it was encoded twice. */
    private static int widthOfPercent(String text, int i, int end) {
        int at = i + 1;
        while (at + 4 <= end && text.charAt(at) == '2' && text.charAt(at + 1) == '5' && hex(text, at + 2) >= 0) {
            at += 2;
        }
        return at + 2 <= end && hex(text, at) >= 0 ? at + 2 - i : 1;
    }

    /** The character that the text has at {@code i}, decoded. */
    static char decoded(String text, int i, int end) {
        int width = width(text, i, end);
        if (width == 1) {
            return text.charAt(i);
        }
        return text.charAt(i) == '&' ? Entity.decoded(text, i, end) : (char) hex(text, i + width - 2);
    }

    /** Two hex digits as a number; below zero if they are none. */
    private static int hex(String text, int i) {
        char high = text.charAt(i);
        char low = text.charAt(i + 1);
        return isHex(high) && isHex(low) ? hexValue(high) << 4 | hexValue(low) : -1;
    }

    /** The few entities of HTML that stand for what separates names from values. */
    private enum Entity {
        QUOTE("&quot;", '"'),
        QUOTE_BY_NUMBER("&#34;", '"'),
        APOSTROPHE("&#39;", '\''),
        AND("&amp;", '&'),
        LESS("&lt;", '<'),
        GREATER("&gt;", '>');

        private static final Entity[] ALL = values();

        private final String written;
        private final char meant;

        Entity(String written, char meant) {
            this.written = written;
            this.meant = meant;
        }

        static int width(String text, int i, int end) {
            for (Entity entity : ALL) {
                if (i + entity.written.length() <= end && text.startsWith(entity.written, i)) {
                    return entity.written.length();
                }
            }
            return 1;
        }

        static char decoded(String text, int i, int end) {
            for (Entity entity : ALL) {
                if (i + entity.written.length() <= end && text.startsWith(entity.written, i)) {
                    return entity.meant;
                }
            }
            return text.charAt(i);
        }
    }
}
