package dev.bulwark.model.redaction;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one text that finds what is to go. Every rule looks a bounded way ahead and pays for it out of a budget
 * that grows with the text, so that no text can make a scan slow. Used once, by one thread.
 */
final class TextScan {
    /** How many characters rules may look at, for each of the text. */
    private static final long LOOKS_PER_CHARACTER = 12;

    private static final long LOOKS_FOR_ANY = 20_000;

    private final Rules rules;
    private final String text;
    private final int end;
    private final @Nullable Set<String> known;
    private final Spans spans = new Spans();
    private long budget;
    private int idUntil;
    private int literalsFrom = -1;
    private final Spans literals = new Spans();
    private int nextLiteral;
    private final DigitGroups digits = new DigitGroups();

    private TextScan(Rules rules, String text, @Nullable Set<String> known) {
        this.rules = rules;
        this.text = text;
        this.end = text.length();
        this.known = known;
        this.budget = LOOKS_FOR_ANY + LOOKS_PER_CHARACTER * end;
    }

    static TextScan ofText(Rules rules, String text) {
        return new TextScan(rules, text, null);
    }

    /**
     * A scan of SQL, in which names are compared with names.
     *
     * @param known literals that may stay
     */
    static TextScan ofStatement(Rules rules, String text, Set<String> known) {
        return new TextScan(rules, text, known);
    }

    /** Whether the scan came to its end; if not, nothing may be said of the text. */
    boolean run() {
        if (known != null) {
            cover(known);
        }
        int at = 0;
        while (budget >= 0) {
            at = afterDull(at);
            if (at >= end) {
                return true;
            }
            char c = text.charAt(at);
            if (nextLiteral < literals.size() && literals.start(nextLiteral) <= at) {
                at = afterLiteral(at);
            } else {
                at = Letters.isWord(c) ? atWord(c, at) : Math.max(at + 1, atSign(c, at));
            }
        }
        return false;
    }

    private int afterDull(int from) {
        int at = from;
        while (at < end && Letters.isDull(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int afterLiteral(int at) {
        int until = literals.end(nextLiteral);
        int start = literals.start(nextLiteral);
        nextLiteral++;
        return until > at ? take(start, until, RedactionRule.STATEMENT) : at;
    }

    /** Notes that a statement which writes begins within the text: its literals may be secret; {@code start} again. */
    int noteStatement(int start) {
        if (literalsFrom < 0 && SqlStatement.beginsAt(text, start)) {
            literalsFrom = start;
            SqlStatement.read(rules.keys(), text, start).secretLiterals().forEach(this::addLiteral);
        }
        return start;
    }

    private void cover(Set<String> known) {
        literalsFrom = 0;
        for (SqlStatement.Place place : SqlStatement.read(rules.keys(), text, 0).coverable(known)) {
            if (place.sort() == SqlStatement.Sort.COMMENT) {
                coverIn(place);
            } else {
                addLiteral(place);
            }
        }
    }

    /** What a comment says is no SQL: it is read like any other text. */
    private void coverIn(SqlStatement.Place comment) {
        TextScan scan = ofText(rules, text.substring(comment.start(), comment.end()));
        boolean done = scan.run();
        for (int i = 0; done && i < scan.spans.size(); i++) {
            literals.add(
                    comment.start() + scan.spans.start(i),
                    comment.start() + scan.spans.end(i),
                    RedactionRule.STATEMENT);
        }
        if (!done) {
            literals.add(comment.start(), comment.end(), RedactionRule.STATEMENT);
        }
    }

    private void addLiteral(SqlStatement.Place place) {
        literals.add(place.start(), place.end(), RedactionRule.STATEMENT);
    }

    Spans spans() {
        return spans;
    }

    String text() {
        return text;
    }

    int end() {
        return end;
    }

    boolean isStatement() {
        return known != null;
    }

    /** Where the rules for numbers read their digits into. */
    DigitGroups digits() {
        return digits;
    }

    /** Whether the number at this place tells one thing from another. */
    boolean isSpared(int start) {
        return start < idUntil;
    }

    /** What the text between two places says as a name. */
    KeyKind kindOfName(int start, int until) {
        return rules.keys().kindOf(text, start, until);
    }

    void pay(int looks) {
        budget -= looks;
    }

    /** Takes a piece out; the scan goes on behind it. */
    int take(int start, int until, RedactionRule rule) {
        spans.add(start, until, rule);
        return until;
    }

    /** Leaves numbers alone up to a place, because they tell one thing from another. */
    void spareNumbersUntil(int place) {
        idUntil = place;
    }

    private int endOfWord(int start) {
        int at = start + 1;
        while (at < end && Letters.isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where to go on after whatever begins with this word. */
    private int atWord(char first, int start) {
        int wordEnd = endOfWord(start);
        boolean digit = Letters.isDigit(first);
        if (!digit && rules.tokens().mayBegin(text, start, end)) {
            int secret = rules.tokens().find(this, start);
            if (secret > start) {
                return Math.max(secret, wordEnd);
            }
        }
        return digit ? Numbers.find(this, start, wordEnd) : Identities.find(this, start, wordEnd);
    }

    /** Where to go on after whatever this sign may belong to. */
    private int atSign(char c, int at) {
        switch (c) {
            case '=', ':':
                return rules.keyValues().find(this, at, 1);
            case '@':
                return Mails.find(this, at, 1);
            case '+', '(':
                return Numbers.findPhone(this, at);
            case '-':
                return atDash(at);
            case '<':
                return rules.elements().find(this, at, 1);
            case '\'':
                return rules.keyValues().findQuoted(this, at);
            case '%', '&', '\\':
                return atEncoded(at);
            default:
                return at + 1;
        }
    }

    private int atDash(int at) {
        char next = at + 1 < end ? text.charAt(at + 1) : 0;
        if (next != '-' && next != '>') {
            return at + 1;
        }
        if (text.startsWith("-----BEGIN", at)) {
            return Tokens.takePem(this, at);
        }
        return next == '>'
                ? rules.keyValues().find(this, at, 2)
                : rules.keyValues().findOption(this, at);
    }

    private int atEncoded(int at) {
        int width = Letters.width(text, at, end);
        if (width == 1) {
            return text.charAt(at) == '\\' ? afterEscape(at) : at + 1;
        }
        int next = switch (Letters.decoded(text, at, end)) {
            case '=', ':' -> rules.keyValues().find(this, at, width);
            case '@' -> Mails.find(this, at, width);
            case '<' -> rules.elements().find(this, at, width);
            case '+' -> Numbers.findPhone(this, at);
            default -> at;
        };
        return Math.max(next, at + width);
    }

    /** What follows {@code \n} in an escaped text begins a word. */
    private int afterEscape(int at) {
        return at + 1 < end && "nrt".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
    }
}
