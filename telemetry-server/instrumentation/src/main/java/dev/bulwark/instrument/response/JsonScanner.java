package dev.bulwark.instrument.response;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks for tenants' identifiers in JSON as its bytes pass, however they are split. A key is what JSON calls one: a text
 * followed by a colon; text inside of other text is none. Memory is constant. Broken JSON is read as far as it makes sense.
 *
 * <p>It also knows up to where the bytes may leave: not beyond the start of the outermost open object that is an element of
 * an array, so that a record with a foreign identifier is caught before its first byte; and never into an identifier that
 * is still being read.
 */
final class JsonScanner implements BodyScanner {
    private static final int BETWEEN = 0;
    private static final int IN_TEXT = 1;
    private static final int IN_ESCAPE = 2;
    private static final int IN_UNICODE = 3;
    private static final int IN_SCALAR = 4;

    private final TenantKeys keys;
    private final ExpectedTenant expected;
    private final Nesting nesting;
    private final TokenBytes token = new TokenBytes();

    private int state = BETWEEN;
    private long consumed;
    private long tokenStart;
    private boolean tenantKeyRead;
    private boolean tenantValueNext;
    private @Nullable String foreign;

    /**
     * A scanner at the start of a body.
     *
     * @param sequence whether the body is a sequence of values, each of which is a record of its own
     */
    JsonScanner(TenantKeys keys, ExpectedTenant expected, boolean sequence) {
        this.keys = keys;
        this.expected = expected;
        this.nesting = new Nesting(sequence);
    }

    @Override
    public void scan(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && foreign == null) {
            at = switch (state) {
                case IN_TEXT -> text(bytes, at, end);
                case IN_ESCAPE -> escape(bytes[at], at);
                case IN_UNICODE -> unicode(bytes[at], at);
                case IN_SCALAR -> scalar(bytes, at, end);
                default -> between(bytes, at, end, consumed - from);
            };
        }
        consumed += at - from;
    }

    /** What was not ended by another byte ends here. */
    @Override
    public void end() {
        if (state == IN_SCALAR && foreign == null) {
            endOfScalar();
        }
    }

    @Override
    public @Nullable String foreign() {
        return foreign;
    }

    @Override
    public long safeUpTo(long released) {
        return Math.min(nesting.outermostRecordFrom(released, consumed), tenantIsBeingRead() ? tokenStart : consumed);
    }

    private boolean tenantIsBeingRead() {
        return tenantValueNext && state != BETWEEN;
    }

    private int between(byte[] bytes, int from, int end, long offset) {
        int at = from;
        while (at < end) {
            byte next = bytes[at];
            switch (next) {
                case '"' -> {
                    beginToken(IN_TEXT, offset + at);
                    return at + 1;
                }
                case '{' -> {
                    nesting.openObject(offset + at);
                    afterBracket();
                }
                case '[' -> {
                    nesting.openArray(tenantValueNext);
                    tenantKeyRead = false;
                }
                case '}', ']' -> {
                    nesting.close();
                    afterBracket();
                }
                case ':' -> {
                    tenantValueNext = tenantKeyRead;
                    tenantKeyRead = false;
                }
                case ',' -> {
                    tenantKeyRead = false;
                    tenantValueNext = nesting.isInTenantArray();
                }
                case ' ', '\n', '\r', '\t' -> {}
                default -> {
                    if (tenantValueNext) {
                        beginToken(IN_SCALAR, offset + at);
                        return at;
                    }
                }
            }
            at++;
        }
        return at;
    }

    private void beginToken(int newState, long position) {
        tokenStart = position;
        token.clear();
        state = newState;
    }

    private void afterBracket() {
        tenantKeyRead = false;
        tenantValueNext = false;
    }

    private int text(byte[] bytes, int from, int end) {
        int at = TextEnd.find(bytes, from, end);
        if (at < end && bytes[at] == '"') {
            endOfText(bytes, from, at);
            return at + 1;
        }
        token.add(bytes, from, at);
        if (tenantValueNext && token.isTooLong()) {
            foreign = shown(token.bytes(), 0, token.length());
        }
        if (at < end) {
            state = IN_ESCAPE;
            return at + 1;
        }
        return at;
    }

    /** Compares in place where the text was not split and has no escapes, which is nearly always. */
    private void endOfText(byte[] bytes, int from, int to) {
        state = BETWEEN;
        if (token.isEmpty()) {
            judge(bytes, from, to, false);
        } else {
            token.add(bytes, from, to);
            judge(token.bytes(), 0, token.length(), token.isTooLong());
        }
    }

    private void judge(byte[] bytes, int from, int to, boolean cut) {
        if (tenantValueNext) {
            tenantValueNext = false;
            if (cut || expected.isForeign(bytes, from, to, true)) {
                foreign = shown(bytes, from, to);
            }
        } else {
            tenantKeyRead = !cut && keys.contain(bytes, from, to);
        }
    }

    private int escape(byte next, int at) {
        if (next == 'u') {
            token.beginUnicode();
            state = IN_UNICODE;
        } else {
            token.addEscaped(next);
            state = IN_TEXT;
        }
        return at + 1;
    }

    private int unicode(byte digit, int at) {
        if (token.addUnicodeDigit(digit)) {
            state = IN_TEXT;
        }
        return at + 1;
    }

    private int scalar(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && !endsScalar(bytes[at])) {
            at++;
        }
        token.add(bytes, from, at);
        if (at < end) {
            endOfScalar();
        }
        return at;
    }

    private void endOfScalar() {
        state = BETWEEN;
        tenantValueNext = false;
        if (token.isTooLong() || expected.isForeign(token.bytes(), 0, token.length(), false)) {
            foreign = shown(token.bytes(), 0, token.length());
        }
    }

    private static boolean endsScalar(byte next) {
        return next == ',' || next == '}' || next == ']' || next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    private static String shown(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
