package dev.bulwark.model.redaction;

import java.util.Set;

/** Finds mail addresses around their {@code @}. All methods are pure. */
final class Mails {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String LOCAL = "._%+-'!#$&*~^";

    /** {@code icon@2x.png} is a file. */
    private static final Set<String> FILES =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "jar", "git");

    private Mails() {}

    /** Looks around the {@code @}, which is so many characters wide; where to go on. */
    static int find(TextScan scan, int at, int width) {
        int start = startOfLocal(scan, at);
        int end = start < at ? endOfDomain(scan, at + width) : -1;
        boolean repository = at - start == 3 && scan.text().startsWith("git", start);
        return end > 0 && !repository ? scan.take(start, end, RedactionRule.MAIL) : at + width;
    }

    private static int startOfLocal(TextScan scan, int at) {
        String text = scan.text();
        int floor = Math.max(scan.spans().lastEnd(), at - LONGEST_LOCAL);
        int start = at;
        while (start > floor && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Letters.isWord(text.charAt(start))) {
            start += Letters.width(text, start, at);
        }
        scan.pay(at - start);
        return start;
    }

    private static boolean isLocal(char c) {
        return Letters.isWord(c) || LOCAL.indexOf(c) >= 0;
    }

    /** Where the domain ends; below zero if it has no top level made of letters. */
    private static int endOfDomain(TextScan scan, int from) {
        String text = scan.text();
        int at = from;
        int lastDot = -1;
        while (at < scan.end() && at - from < LONGEST_DOMAIN && isDomain(text, at, scan.end())) {
            lastDot = text.charAt(at) == '.' ? at : lastDot;
            at++;
        }
        scan.pay(at - from);
        return lastDot > from && isTopLevel(text, lastDot + 1, at) ? at : -1;
    }

    /** A dot or dash at the end belongs to the sentence. */
    private static boolean isDomain(String text, int at, int end) {
        char c = text.charAt(at);
        return Letters.isWord(c) || (c == '.' || c == '-') && at + 1 < end && Letters.isWord(text.charAt(at + 1));
    }

    private static boolean isTopLevel(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (Letters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return end - from >= 2 && !FILES.contains(text.substring(from, end));
    }
}
