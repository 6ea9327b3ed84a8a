package dev.bulwark.model.redaction;

/** Finds values in elements such as {@code <password>value</password>}, also where the signs are encoded. Thread-safe. */
final class Elements {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TAG = 512;

    private final KeyRules keys;

    Elements(KeyRules keys) {
        this.keys = keys;
    }

    /** Looks at the element that begins at {@code less}; where to go on. */
    int find(TextScan scan, int less, int width) {
        int nameStart = less + width;
        int nameEnd = nameStart;
        while (nameEnd < scan.end()
                && nameEnd - nameStart < LONGEST_NAME
                && isOfName(scan.text().charAt(nameEnd))) {
            nameEnd++;
        }
        scan.pay(nameEnd - less);
        KeyKind kind = nameEnd > nameStart ? keys.kindOf(scan.text(), nameStart, nameEnd) : KeyKind.PLAIN;
        boolean wanted = kind.isSecret() || kind == KeyKind.PHONE;
        int from = wanted ? afterTag(scan, nameEnd) : -1;
        return from < 0 ? nameStart : atValue(scan, kind, from);
    }

    private static boolean isOfName(char c) {
        return Letters.isToken(c) || c == ':' || c == '.';
    }

    /** Behind the tag; below zero if it is empty or has no end. */
    private static int afterTag(TextScan scan, int from) {
        String text = scan.text();
        int limit = Math.min(scan.end(), from + LONGEST_TAG);
        for (int at = from; at < limit; at++) {
            if (Letters.decoded(text, at, scan.end()) == '>') {
                scan.pay(at - from);
                return text.charAt(at - 1) == '/' ? -1 : at + Letters.width(text, at, scan.end());
            }
        }
        scan.pay(limit - from);
        return -1;
    }

    private static int atValue(TextScan scan, KeyKind kind, int from) {
        String text = scan.text();
        int at = from;
        while (at < scan.end() && !endsElement(text, at, scan.end())) {
            at++;
        }
        scan.pay(at - from);
        if (at == from || Redactor.isMask(text, from, at)) {
            return from;
        }
        if (kind == KeyKind.PHONE) {
            return Numbers.isPhoneValue(text, from, at) ? scan.take(from, at, RedactionRule.PHONE) : from;
        }
        return scan.take(from, at, kind.rule());
    }

    private static boolean endsElement(String text, int at, int end) {
        char c = text.charAt(at);
        return (c == '<' || c == '&' || c == '%')
                && Letters.decoded(text, at, end) == '<'
                && at + Letters.width(text, at, end) < end
                && Letters.decoded(text, at + Letters.width(text, at, end), end) == '/';
    }
}
