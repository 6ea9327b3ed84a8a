package dev.bulwark.model.redaction;

/**
 * Finds out where values are that do not stand on the line of their name: behind an equals sign on a line of its own, and as
 * a block of YAML. All methods are pure.
 */
final class Lines {
    private static final int LONGEST_GAP = 16;
    private static final String INDICATORS = "+-0123456789 \t\r";

    private Lines() {}

    /** Where the line above ends, if an equals sign is alone on its line; {@code sign} if it is not. */
    static int endOfLineAbove(TextScan scan, int sign) {
        String text = scan.text();
        if (text.charAt(sign) != '=' || startOfLineBelow(scan, sign + 1) == sign + 1) {
            return sign;
        }
        int at = sign;
        while (at > 0 && sign - at < LONGEST_GAP && isBlank(text.charAt(at - 1))) {
            at--;
        }
        if (at == 0 || text.charAt(at - 1) != '\n') {
            return sign;
        }
        return at > 1 && text.charAt(at - 2) == '\r' ? at - 2 : at - 1;
    }

    /** Where the next line begins, if nothing stands on this one any more; {@code from} if something does. */
    static int startOfLineBelow(TextScan scan, int from) {
        int at = from;
        while (at < scan.end() && at - from < LONGEST_GAP && isBlank(scan.text().charAt(at))) {
            at++;
        }
        scan.pay(at - from);
        return at < scan.end() && scan.text().charAt(at) == '\n' ? at + 1 : from;
    }

    /** Where the lines begin that YAML has behind {@code |} or {@code >}; {@code from} if there is no such sign. */
    static int startOfBlock(TextScan scan, int from) {
        String text = scan.text();
        if (from >= scan.end() || text.charAt(from) != '|' && text.charAt(from) != '>') {
            return from;
        }
        int at = from + 1;
        while (at < scan.end() && at - from < LONGEST_GAP && INDICATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < scan.end() && text.charAt(at) == '\n' ? at + 1 : from;
    }

    /** Where the text of a block begins; the end of all text if there is none. */
    static int startOfText(TextScan scan, int block) {
        int at = block;
        while (at < scan.end()
                && (scan.text().charAt(at) == '\n' || isBlank(scan.text().charAt(at)))) {
            at++;
        }
        scan.pay(at - block);
        return at;
    }

    /**
     * Where the text of a block ends, before the first line that stands no further in than the block's name.
     *
     * @param start of its text
     * @return {@code start} if that is no further in, or a call in a stack, as below the message of a parser
     */
    static int endOfBlock(TextScan scan, int keyStart, int start) {
        String text = scan.text();
        int column = columnOf(text, keyStart);
        int end = start;
        int line = text.lastIndexOf('\n', start) + 1;
        int content = start;
        while (content < scan.end() && content - line > column && !text.startsWith("at ", content)) {
            int next = text.indexOf('\n', content);
            end = next < 0 ? scan.end() : next;
            content = startOfText(scan, end);
            line = text.lastIndexOf('\n', content) + 1;
        }
        scan.pay(end - start);
        return withoutBlanks(text, start, end);
    }

    private static int withoutBlanks(String text, int start, int end) {
        int at = end;
        while (at > start && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** How far in a name stands that is the first of its line; 0 if it is not. */
    private static int columnOf(String text, int keyStart) {
        int at = keyStart;
        while (at > 0 && keyStart - at < LONGEST_GAP && " -\"'".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n' ? keyStart - at : 0;
    }

    private static boolean isBlank(char c) {
        return c == '\r' || Letters.isBlank(c);
    }
}
