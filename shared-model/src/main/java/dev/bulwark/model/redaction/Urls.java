package dev.bulwark.model.redaction;

/** Finds passwords in addresses. All methods are pure. */
final class Urls {
    private static final int LONGEST_USER_INFO = 256;

    private Urls() {}

    /** Looks at what follows {@code ://}; where to go on. */
    static int find(TextScan scan, int from) {
        String text = scan.text();
        int limit = Math.min(scan.end(), from + LONGEST_USER_INFO);
        int colon = -1;
        int at = -1;
        int i = from;
        while (i < limit && !endsAddress(text.charAt(i))) {
            char c = text.charAt(i);
            if (c == '/' && at < 0 && (colon < 0 || isPort(text, colon + 1, i))) {
                break;
            }
            colon = c == ':' && colon < 0 && at < 0 ? i : colon;
            at = c == '@' ? i : at;
            i++;
        }
        scan.pay(i - from);
        boolean password = colon >= 0 && at > colon + 1 && !Redactor.isMask(text, colon + 1, at);
        return password ? scan.take(colon + 1, at, RedactionRule.URL_CREDENTIALS) : from;
    }

    private static boolean endsAddress(char c) {
        return c <= ' ' || c == '"' || c == '<' || c == '>';
    }

    private static boolean isPort(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Letters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Looks at {@code thin:user/password@}; where to go on. */
    static int findOracle(TextScan scan, int keyStart, int keyEnd, int from) {
        String text = scan.text();
        if (!text.regionMatches(true, keyEnd - 4, "thin", 0, 4) || keyEnd - keyStart < 4) {
            return from;
        }
        int limit = Math.min(scan.end(), from + LONGEST_USER_INFO);
        int slash = indexOf(text, '/', from, limit);
        int at = indexOf(text, '@', slash, limit);
        scan.pay(at - from);
        boolean password = at < limit && at > slash + 1 && !Redactor.isMask(text, slash + 1, at);
        return password ? scan.take(slash + 1, at, RedactionRule.URL_CREDENTIALS) : from;
    }

    private static int indexOf(String text, char wanted, int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }
}
