package dev.bulwark.instrument.response;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Looks for identifiers in JSON as its bytes pass, in UTF-8 and however they are split. A key is what JSON calls one: a
 * text followed by a colon; text inside of other text is none. Memory is constant. Broken JSON is read as far as it makes
 * sense.
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
    private static final int GIVEN_UP = 5;

    private final RecipientsView view;
    private final TenantKeys keys;
    private final ScanLimits limits;
    private final UncheckedResponses unchecked;
    private final Nesting nesting;
    private @Nullable TokenBytes split;

    private int state = BETWEEN;
    private long consumed;
    private long tokenStart;

    /** The key that was just read, and the one whose value comes next, among those that are looked for. */
    private int keyRead = TenantKeys.NONE;

    private int keyOfNext = TenantKeys.NONE;
    private boolean hasObjectForIdentifier;
    private boolean hasGivenUp;

    /** Where the text began that is read now. */
    private long begin;

    private @Nullable ForeignValue foreign;

    /**
     * A scanner at the start of a body.
     *
     * @param sequence whether the body is a sequence of values, each of which is a record of its own
     */
    JsonScanner(RecipientsView view, ScanLimits limits, UncheckedResponses unchecked, boolean sequence) {
        this.view = view;
        this.keys = view.keys();
        this.limits = limits;
        this.unchecked = unchecked;
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
                case GIVEN_UP -> end;
                default -> between(bytes, at, end, consumed - from);
            };
        }
        consumed += at - from;
        if (consumed - begin > limits.bytes()) {
            giveUp(Reason.SIZE);
        }
    }

    /** What was not ended by another byte ends here. */
    @Override
    public void end() {
        if (state == IN_SCALAR && foreign == null) {
            endOfScalar();
        }
    }

    @Override
    public @Nullable ForeignValue foreign() {
        return foreign;
    }

    @Override
    public long safeUpTo(long released) {
        if (state == GIVEN_UP) {
            return consumed;
        }
        return Math.min(
                nesting.outermostRecordFrom(released, consumed), identifierIsBeingRead() ? tokenStart : consumed);
    }

    @Override
    public long unavoidableUpTo(long released, int least) {
        return Math.max(safeUpTo(released), safeUpTo(released + 1));
    }

    @Override
    public boolean isList() {
        return nesting.isList();
    }

    @Override
    public boolean isStream() {
        return false;
    }

    @Override
    public boolean isComplete() {
        return state == GIVEN_UP || (state == BETWEEN && nesting.level() == 0);
    }

    @Override
    public void giveUp() {
        state = GIVEN_UP;
    }

    /** What was read so far is over, however whole it is; what follows is a text of its own, with limits of its own. */
    void beginAgain() {
        end();
        state = BETWEEN;
        keyRead = TenantKeys.NONE;
        keyOfNext = TenantKeys.NONE;
        nesting.clear();
        begin = consumed;
    }

    private void giveUp(Reason reason) {
        if (state != GIVEN_UP && !hasGivenUp) {
            unchecked.count(reason);
        }
        hasGivenUp = true;
        giveUp();
    }

    private boolean identifierIsBeingRead() {
        return keyOfNext != TenantKeys.NONE && state != BETWEEN;
    }

    /** Reads from outside of texts; those that end within the bytes and have no escape are read on the way. */
    private int between(byte[] bytes, int from, int end, long offset) {
        int at = from;
        while (at < end) {
            switch (JsonBytes.kindOf(bytes[at])) {
                case JsonBytes.QUOTE -> {
                    int close = TextEnd.find(bytes, at + 1, end);
                    if (close == end || bytes[close] != '"') {
                        beginToken(IN_TEXT, offset + at);
                        return at + 1;
                    }
                    at = wholeText(bytes, at + 1, close, end);
                    if (foreign != null) {
                        return at + 1;
                    }
                }
                case JsonBytes.COLON -> {
                    keyOfNext = keyRead;
                    keyRead = TenantKeys.NONE;
                }
                case JsonBytes.COMMA -> {
                    keyRead = TenantKeys.NONE;
                    keyOfNext = nesting.keyOfElements();
                }
                case JsonBytes.OPEN_OBJECT, JsonBytes.OPEN_ARRAY -> {
                    if (!open(bytes[at] == '{', offset + at)) {
                        return end;
                    }
                }
                case JsonBytes.CLOSE -> {
                    nesting.close();
                    keyRead = TenantKeys.NONE;
                    keyOfNext = TenantKeys.NONE;
                }
                case JsonBytes.BLANK -> {}
                default -> {
                    int stop = JsonBytes.endOfScalar(bytes, at + 1, end);
                    if (keyOfNext != TenantKeys.NONE && (stop == end || !wholeScalar(bytes, at, stop))) {
                        beginToken(IN_SCALAR, offset + at);
                        return at;
                    }
                    at = stop - 1;
                }
            }
            at++;
        }
        return at;
    }

    /**
     * Takes a text that ends within the bytes, and the colon right behind it that makes it a key. What a comma or a closing
     * bracket follows is none, and is not looked up.
     *
     * @return the place of the last byte that was taken
     */
    private int wholeText(byte[] bytes, int from, int close, int end) {
        if (keyOfNext != TenantKeys.NONE || close + 1 == end) {
            endOfText(bytes, from, close, false);
            return close;
        }
        byte next = JsonBytes.kindOf(bytes[close + 1]);
        if (next == JsonBytes.COLON) {
            keyRead = TenantKeys.NONE;
            keyOfNext = keys.find(bytes, from, close);
            return close + 1;
        }
        boolean isValue = next == JsonBytes.COMMA || next == JsonBytes.CLOSE;
        keyRead = isValue ? TenantKeys.NONE : keys.find(bytes, from, close);
        return close;
    }

    /** Looks at an identifier that ends within the bytes; false when it is to be read piece by piece. */
    private boolean wholeScalar(byte[] bytes, int from, int to) {
        if (to - from > TokenBytes.MOST || view.isForeign(keyOfNext, bytes, from, to, false)) {
            return false;
        }
        keyOfNext = TenantKeys.NONE;
        return true;
    }

    /** Opens an object or array; false when it is nested too deep to go on. */
    private boolean open(boolean isObject, long position) {
        if (nesting.level() >= limits.depth()) {
            giveUp(Reason.DEPTH);
            return false;
        }
        keyRead = TenantKeys.NONE;
        if (isObject) {
            countObjectForIdentifier();
            nesting.openObject(position);
            keyOfNext = TenantKeys.NONE;
        } else {
            nesting.openArray(keyOfNext);
        }
        return true;
    }

    /** Which of its members would be the identifier, nobody knows: a name beside it is no other tenant's. */
    private void countObjectForIdentifier() {
        if (keyOfNext != TenantKeys.NONE && !hasObjectForIdentifier && view.isForOneTenant()) {
            hasObjectForIdentifier = true;
            unchecked.count(Reason.OBJECT);
        }
    }

    private void beginToken(int newState, long position) {
        tokenStart = position;
        token().clear();
        state = newState;
    }

    /** What is read piece by piece: hardly ever needed, and made only then. */
    private TokenBytes token() {
        TokenBytes known = split == null ? new TokenBytes() : split;
        split = known;
        return known;
    }

    private int text(byte[] bytes, int from, int end) {
        int at = TextEnd.find(bytes, from, end);
        TokenBytes token = token();
        token.add(bytes, from, at);
        if (at == end) {
            refuseIfTooLong();
            return at;
        }
        if (bytes[at] == '"') {
            state = BETWEEN;
            endOfText(token.bytes(), 0, token.length(), token.isTooLong());
        } else {
            refuseIfTooLong();
            state = IN_ESCAPE;
        }
        return at + 1;
    }

    /** No identifier is so long: the text is not read to its end. */
    private void refuseIfTooLong() {
        TokenBytes token = token();
        if (token.isTooLong() && keyOfNext != TenantKeys.NONE) {
            refuseIfForeign(token.bytes(), 0, token.length(), true);
            keyOfNext = foreign == null ? TenantKeys.NONE : keyOfNext;
        }
    }

    private void endOfText(byte[] bytes, int from, int to, boolean cut) {
        if (keyOfNext != TenantKeys.NONE) {
            refuseIfForeign(bytes, from, to, true);
            keyOfNext = TenantKeys.NONE;
        } else {
            keyRead = cut ? TenantKeys.NONE : keys.find(bytes, from, to);
        }
    }

    private void refuseIfForeign(byte[] bytes, int from, int to, boolean isText) {
        if (view.isForeign(keyOfNext, bytes, from, to, isText)) {
            foreign = view.describe(keyOfNext, bytes, from, to);
        }
    }

    private int escape(byte next, int at) {
        if (next == 'u') {
            token().beginUnicode();
            state = IN_UNICODE;
        } else {
            token().addEscaped(next);
            state = IN_TEXT;
        }
        return at + 1;
    }

    private int unicode(byte digit, int at) {
        if (token().addUnicodeDigit(digit)) {
            state = IN_TEXT;
        }
        return at + 1;
    }

    private int scalar(byte[] bytes, int from, int end) {
        int at = JsonBytes.endOfScalar(bytes, from, end);
        token().add(bytes, from, at);
        if (at < end) {
            endOfScalar();
        }
        return at;
    }

    private void endOfScalar() {
        state = BETWEEN;
        refuseIfForeign(token().bytes(), 0, token().length(), false);
        keyOfNext = TenantKeys.NONE;
    }
}
