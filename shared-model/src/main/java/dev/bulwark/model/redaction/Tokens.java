package dev.bulwark.model.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Finds keys that say by their beginning what they are. Immutable and thread-safe. */
final class Tokens {
    private static final List<Sigil> KNOWN = List.of(
            new Sigil("ghp_", 16),
            new Sigil("gho_", 16),
            new Sigil("ghu_", 16),
            new Sigil("ghs_", 16),
            new Sigil("ghr_", 16),
            new Sigil("github_pat_", 16),
            new Sigil("glpat-", 16),
            new Sigil("gldt-", 16),
            new Sigil("glrt-", 16),
            new Sigil("glptt-", 16),
            new Sigil("sk_live_", 8),
            new Sigil("sk_test_", 8),
            new Sigil("rk_live_", 8),
            new Sigil("rk_test_", 8),
            new Sigil("whsec_", 16),
            new Sigil("sk-", 16),
            new Sigil("AKIA", 16),
            new Sigil("ASIA", 16),
            new Sigil("AIza", 30),
            new Sigil("ya29.", 16),
            new Sigil("GOCSPX-", 16),
            new Sigil("xoxb-", 10),
            new Sigil("xoxa-", 10),
            new Sigil("xoxp-", 10),
            new Sigil("xoxr-", 10),
            new Sigil("xoxs-", 10),
            new Sigil("xoxe-", 10),
            new Sigil("xapp-", 10),
            new Sigil("SG.", 30),
            new Sigil("npm_", 30),
            new Sigil("pypi-", 30),
            new Sigil("dop_v1_", 30),
            new Sigil("shpat_", 16),
            new Sigil("shpss_", 16),
            new Sigil("shpca_", 16),
            new Sigil("hvs.", 20),
            new Sigil("hf_", 24),
            new Sigil("dckr_pat_", 16),
            new Sigil("sq0atp-", 16),
            new Sigil("sq0csp-", 16),
            new Sigil("EAACEdEose0cBA", 8),
            new Sigil("AGE-SECRET-KEY-", 20),
            new Sigil("PMAK-", 20),
            new Sigil("lin_api_", 20),
            new Sigil("bwi_", 20),
            new Sigil("bws_", 20));

    private static final List<String> WORDS = List.of(
            "eyJ", "Bearer", "bearer", "BEARER", "Basic", "basic", "BASIC", "Failing", "insert", "INSERT", "Insert",
            "merge", "MERGE", "Merge", "replace", "REPLACE", "Replace");

    private static final String JWT = "eyJ";
    private static final String PEM_END = "-----END";
    private static final String ROW = "Failing row contains (";

    /** What is left of a key at the end of a text that was cut. */
    private static final int LEAST_WHEN_CUT = 4;

    private static final int LEAST_PART = 4;
    private static final int LONGEST_BLANKS = 12;

    /** Prefixes by their first character, if that is ASCII; all others in the last row. */
    private final Sigil[][] byFirstCharacter = new Sigil[129][];

    /** By the first two characters. */
    private final LetterPairs beginnings = new LetterPairs();

    Tokens(Set<String> custom) {
        List<Sigil> sigils = new ArrayList<>(KNOWN);
        custom.forEach(prefix -> sigils.add(new Sigil(prefix, 0)));
        WORDS.forEach(this::addBeginning);
        sigils.forEach(sigil -> addBeginning(sigil.prefix));
        for (int c = 0; c < byFirstCharacter.length; c++) {
            int row = c;
            byFirstCharacter[c] =
                    sigils.stream().filter(sigil -> sigil.row() == row).toArray(Sigil[]::new);
        }
    }

    private void addBeginning(String word) {
        if (word.length() == 1 && word.charAt(0) < 128) {
            beginnings.addAllAfter(word.charAt(0));
        } else if (word.length() > 1) {
            beginnings.add(word.charAt(0), word.charAt(1));
        }
    }

    /** Whether any rule here is for what begins with these two characters; answers fast, since it is asked of every word. */
    boolean mayBegin(String text, int start, int end) {
        char first = text.charAt(start);
        char second = start + 1 < end ? text.charAt(start + 1) : 0;
        return first >= 128 || second >= 128 || beginnings.has(first, second);
    }

    /** Takes out the key that begins at {@code start}; where to go on, or {@code start} if there is none. */
    int find(TextScan scan, int start) {
        String text = scan.text();
        char first = text.charAt(start);
        for (Sigil sigil : byFirstCharacter[Math.min(first, 128)]) {
            int end = sigil.isAt(text, start) ? endOfKey(scan, start, sigil) : start;
            if (end > start) {
                return scan.take(start, end, sigil.rule());
            }
        }
        return switch (first) {
            case 'e' -> text.startsWith(JWT, start) ? jwt(scan, start) : start;
            case 'B', 'b' -> scheme(scan, start);
            case 'F' -> text.startsWith(ROW, start) ? row(scan, start + ROW.length()) : start;
            case 'i', 'I', 'm', 'M', 'r', 'R' -> scan.noteStatement(start);
            default -> start;
        };
    }

    private static int endOfKey(TextScan scan, int start, Sigil sigil) {
        int from = start + sigil.prefix.length();
        int end = endOfToken(scan, from);
        int least = end == scan.end() ? Math.min(LEAST_WHEN_CUT, sigil.least) : sigil.least;
        return end - from >= least && (sigil.least == 0 || looksRandom(scan.text(), from - 1, end)) ? end : start;
    }

    private static int endOfToken(TextScan scan, int from) {
        String text = scan.text();
        int at = from;
        while (at < scan.end() && (Letters.isToken(text.charAt(at)) || isDotWithin(text, at, scan.end()))) {
            at++;
        }
        scan.pay(at - from);
        return at;
    }

    private static boolean isDotWithin(String text, int at, int end) {
        return text.charAt(at) == '.' && at + 1 < end && Letters.isToken(text.charAt(at + 1));
    }

    private static int jwt(TextScan scan, int start) {
        int end = endOfToken(scan, start);
        int dot = start;
        while (dot < end && scan.text().charAt(dot) != '.') {
            dot++;
        }
        boolean twoParts = dot > start + LEAST_PART && dot + LEAST_PART < end;
        boolean cut = end == scan.end() && end - start > 16;
        return twoParts || cut ? scan.take(start, end, RedactionRule.JWT) : start;
    }

    /** The block from its first to its last dashes, or to the end of a text that was cut. */
    static int takePem(TextScan scan, int start) {
        String text = scan.text();
        int last = text.indexOf(PEM_END, start + PEM_END.length());
        int dashes = last < 0 ? -1 : text.indexOf("-----", last + PEM_END.length());
        int end = last < 0 ? scan.end() : dashes < 0 ? last + PEM_END.length() : dashes + 5;
        return scan.take(start, end, RedactionRule.PEM);
    }

    private static int scheme(TextScan scan, int start) {
        boolean bearer = scan.text().regionMatches(true, start, "bearer", 0, 6);
        int end = start + (bearer ? 6 : 5);
        if (!bearer && !scan.text().regionMatches(true, start, "basic", 0, 5)) {
            return start;
        }
        int from = afterBlanks(scan, end);
        int to = endOfCredentials(scan, from);
        boolean secret = from > end && (bearer ? looksRandom(scan.text(), from, to) : isBasic(scan.text(), from, to));
        return secret ? scan.take(from, to, RedactionRule.AUTH_SCHEME) : start;
    }

    private static int afterBlanks(TextScan scan, int from) {
        String text = scan.text();
        int at = from;
        while (at < scan.end() && at - from < LONGEST_BLANKS) {
            char c = Letters.decoded(text, at, scan.end());
            if (!Letters.isBlank(c) && c != '+') {
                return at;
            }
            at += Letters.width(text, at, scan.end());
        }
        return at;
    }

    private static int endOfCredentials(TextScan scan, int from) {
        String text = scan.text();
        int at = from;
        while (at < scan.end()) {
            char c = Letters.decoded(text, at, scan.end());
            if (!Letters.isToken(c) && "+/=~.".indexOf(c) < 0) {
                break;
            }
            at += Letters.width(text, at, scan.end());
        }
        scan.pay(at - from);
        return at;
    }

    /** A word of prose has no digits and no capitals within. */
    static boolean looksRandom(String text, int from, int end) {
        boolean mixed = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            mixed |= Letters.isDigit(c) || i > from && Letters.isUpper(c);
        }
        return end - from >= 32 || mixed && end - from >= 6;
    }

    private static boolean isBasic(String text, int from, int end) {
        String encoded = text.substring(from, end)
                .replace("%3D", "=")
                .replace("%2B", "+")
                .replace("%2F", "/");
        int length = encoded.length() - encoded.length() % 4;
        try {
            byte[] plain =
                    Base64.getDecoder().decode(encoded.substring(0, length).getBytes(StandardCharsets.ISO_8859_1));
            return new String(plain, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
        } catch (IllegalArgumentException e) {
            return looksRandom(text, from, end);
        }
    }

    /** PostgreSQL tells the values of a row that it refuses. */
    private static int row(TextScan scan, int from) {
        int line = scan.text().indexOf('\n', from);
        int end = line < 0 ? scan.end() : line;
        int close = end - 1;
        while (close >= from && scan.text().charAt(close) != ')') {
            close--;
        }
        return scan.take(from, close < from ? end : close, RedactionRule.STATEMENT);
    }

    /** @param least how many characters a key has at least after its prefix; zero for prefixes of the application's own */
    private record Sigil(String prefix, int least) {
        int row() {
            return Math.min(prefix.charAt(0), 128);
        }

        boolean isAt(String text, int start) {
            return text.startsWith(prefix, start);
        }

        RedactionRule rule() {
            return least == 0 ? RedactionRule.CUSTOM : RedactionRule.TOKEN;
        }
    }
}
