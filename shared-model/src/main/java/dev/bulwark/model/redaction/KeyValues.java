package dev.bulwark.model.redaction;

/**
 * Finds values behind names: JSON members, {@code name=value}, {@code name: value}, query parameters, headers, options of
 * commands. Immutable and thread-safe.
 */
final class KeyValues {
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_GAP = 16;

    private final KeyRules keys;

    KeyValues(KeyRules keys) {
        this.keys = keys;
    }

    /** Looks at the name before a sign and the value after it; where to go on. */
    int find(TextScan scan, int sign, int width) {
        if (isAddress(scan.text(), sign)) {
            return Urls.find(scan, sign + 3);
        }
        int above = Lines.endOfLineAbove(scan, sign);
        int keyEnd = endOfKey(scan, above);
        int keyStart = isNumber(scan.text(), keyEnd) ? keyEnd : startOfKey(scan, keyEnd);
        if (keyStart == keyEnd) {
            return sign + width;
        }
        KeyKind kind = keys.kindOf(scan.text(), keyStart, keyEnd);
        if (kind == KeyKind.PLAIN) {
            return Urls.findOracle(scan, keyStart, keyEnd, sign + width);
        }
        int behind = above < sign ? Lines.startOfLineBelow(scan, sign + width) : sign + width;
        int value = startOfValue(scan, behind);
        int block = kind.isSecret() && !scan.isStatement() ? Lines.startOfBlock(scan, value) : value;
        return block > value ? atBlock(scan, kind, keyStart, block) : atValue(scan, kind, value);
    }

    private static boolean isAddress(String text, int sign) {
        return sign + 2 < text.length()
                && text.charAt(sign + 1) == '/'
                && text.charAt(sign + 2) == '/'
                && text.charAt(sign) == ':';
    }

    /** Looks at {@code --password value}. */
    int findOption(TextScan scan, int dashes) {
        int keyEnd = dashes + 2;
        while (keyEnd < scan.end()
                && keyEnd - dashes < LONGEST_KEY
                && Letters.isToken(scan.text().charAt(keyEnd))) {
            keyEnd++;
        }
        scan.pay(keyEnd - dashes);
        int value = Values.afterBlanks(scan, keyEnd);
        KeyKind kind = value > keyEnd ? keys.kindOf(scan.text(), dashes + 2, keyEnd) : KeyKind.PLAIN;
        return kind.isSecret() ? atValue(scan, KeyKind.SECRET, value) : dashes + 2;
    }

    /** Looks at {@code PASSWORD 'value'}, as statements have it that make accounts. */
    int findQuoted(TextScan scan, int quote) {
        int keyEnd = endOfKey(scan, quote);
        int keyStart = keyEnd == quote ? quote : startOfKey(scan, keyEnd);
        String text = scan.text();
        boolean identified = keyEnd - keyStart >= 13 && text.regionMatches(true, keyEnd - 13, "identified by", 0, 13);
        boolean secret = identified
                || keyEnd > keyStart && keys.kindOf(text, keyStart, keyEnd).isSecret();
        return secret && !isSign(text, quote) ? atValue(scan, KeyKind.SECRET, quote) : quote + 1;
    }

    /** {@code Unexpected token '}'}: what is one sign long is no secret, but what a parser met. */
    private static boolean isSign(String text, int quote) {
        return quote + 2 < text.length() && text.charAt(quote + 2) == '\'' && !Letters.isWord(text.charAt(quote + 1));
    }

    /** As in a time of day. */
    private static boolean isNumber(String text, int end) {
        int at = end;
        while (at > 0 && end - at < 3 && Letters.isDigit(text.charAt(at - 1))) {
            at--;
        }
        return at < end && (at == 0 || !Letters.isToken(text.charAt(at - 1)));
    }

    private int endOfKey(TextScan scan, int sign) {
        String text = scan.text();
        int floor = Math.max(scan.spans().lastEnd(), sign - LONGEST_GAP);
        int at = sign;
        while (at > floor) {
            int width = widthOfCloser(text, at, floor);
            if (width == 0) {
                return at;
            }
            at -= width;
        }
        return at;
    }

    /** How wide what ends before {@code at} is, if it may stand between a name and its sign. */
    private static int widthOfCloser(String text, int at, int floor) {
        if (isCloser(text.charAt(at - 1))) {
            return 1;
        }
        if (at - 3 >= floor && text.charAt(at - 3) == '%') {
            return isCloser(Letters.decoded(text, at - 3, at)) ? 3 : 0;
        }
        return at - 6 >= floor && text.startsWith("&quot;", at - 6) ? 6 : 0;
    }

    private static boolean isCloser(char c) {
        return switch (c) {
            case '"', '\'', '`', '\\', ']', ')', ' ', '\t' -> true;
            default -> false;
        };
    }

    private static int startOfKey(TextScan scan, int keyEnd) {
        String text = scan.text();
        int floor = Math.max(scan.spans().lastEnd(), keyEnd - LONGEST_KEY);
        int at = keyEnd;
        while (at > floor && isOfKey(text, at - 1)) {
            at--;
        }
        scan.pay(keyEnd - at);
        return Math.min(keyEnd, afterEscape(text, at));
    }

    /** What looks like the beginning of a name may be the rest of an encoded sign, as in {@code %3Fpin} and {@code \\npin}. */
    private static int afterEscape(String text, int start) {
        char before = start == 0 ? 0 : text.charAt(start - 1);
        if (before == '%') {
            return start - 1 + Letters.width(text, start - 1, text.length());
        }
        if (before != '\\' || start >= text.length()) {
            return start;
        }
        int width = Letters.width(text, start - 1, text.length());
        return width > 1 ? start - 1 + width : "nrt".indexOf(text.charAt(start)) >= 0 ? start + 1 : start;
    }

    private static boolean isOfKey(String text, int at) {
        char c = text.charAt(at);
        return Letters.isWord(c)
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '$'
                || c == ' ' && at > 0 && Letters.isWord(text.charAt(at - 1));
    }

    /** Behind the rest of the sign, as in {@code =>}, and blanks. */
    private static int startOfValue(TextScan scan, int from) {
        int at = from;
        while (at < scan.end() && at - from < 2 && "=>:".indexOf(scan.text().charAt(at)) >= 0) {
            at++;
        }
        return Values.afterBlanks(scan, at);
    }

    private static int atBlock(TextScan scan, KeyKind kind, int keyStart, int block) {
        int start = Lines.startOfText(scan, block);
        int end = Lines.endOfBlock(scan, keyStart, start);
        return isSecret(scan, start, end, true) ? scan.take(start, end, kind.rule()) : block;
    }

    private static int atValue(TextScan scan, KeyKind kind, int from) {
        int quoted = afterQuote(scan, from);
        boolean line = kind == KeyKind.SECRET_LINE;
        int start = quoted > from ? quoted : from;
        int end = quoted > from
                ? Values.endOfQuoted(scan, from, quoted)
                : line ? Values.endOfLine(scan, from) : Values.endOfWord(scan, from);
        scan.pay(end - start);
        if (kind == KeyKind.ID) {
            scan.spareNumbersUntil(Math.min(end, start + LONGEST_KEY));
            return start;
        }
        if (kind == KeyKind.PHONE) {
            return phone(scan, start, quoted > from ? end : endOfPhone(scan, start));
        }
        return isSecret(scan, start, end, quoted > from) ? scan.take(start, end, kind.rule()) : start;
    }

    private static boolean isSecret(TextScan scan, int start, int end, boolean quoted) {
        if (end <= start || Redactor.isMask(scan.text(), start, end)) {
            return false;
        }
        if (scan.isStatement() && !quoted) {
            return Letters.isDigit(scan.text().charAt(start));
        }
        return quoted || Values.isWorthHiding(scan, start, end);
    }

    private static int phone(TextScan scan, int start, int end) {
        return Numbers.isPhoneValue(scan.text(), start, end) ? scan.take(start, end, RedactionRule.PHONE) : start;
    }

    private static int endOfPhone(TextScan scan, int from) {
        String text = scan.text();
        int last = from;
        for (int at = from; at < scan.end() && at - from < LONGEST_KEY; at++) {
            char c = text.charAt(at);
            if (Letters.isDigit(c)) {
                last = at + 1;
            } else if (" -.()+/".indexOf(c) < 0) {
                break;
            }
        }
        scan.pay(last - from);
        return last;
    }

    /** Behind an opening quote, escaped or encoded as it may be; {@code from} if there is none. */
    private static int afterQuote(TextScan scan, int from) {
        int at = from;
        while (at < scan.end() && scan.text().charAt(at) == '\\' && Letters.width(scan.text(), at, scan.end()) == 1) {
            at++;
        }
        if (at >= scan.end()) {
            return from;
        }
        char c = Letters.decoded(scan.text(), at, scan.end());
        return c == '"' || c == '\'' || c == '`' ? at + Letters.width(scan.text(), at, scan.end()) : from;
    }
}
