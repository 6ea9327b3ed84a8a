package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Scans server-sent events (HTML, section 9.2.5): the data of each event, its lines put together, is a text of its own,
 * whatever it is. Everything else, such as comments, is none of our concern and safe at once; so is data that is no JSON, or
 * whole JSON. Not thread-safe.
 */
final class EventStreamScanner extends TranslatingScanner {
    private static final byte[] NAME = "data:".getBytes(US_ASCII);
    private static final byte[] NEW_LINE = {'\n'};

    /** May stand before the first line, and is no part of it. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int OTHER = -1;

    private final JsonScanner data;
    private int markLength;

    /** How much of the name the line has begun with; {@link #OTHER} when with something else. */
    private int nameLength;

    private boolean afterReturn;

    EventStreamScanner(JsonScanner data) {
        super(data);
        this.data = data;
    }

    @Override
    public boolean isStream() {
        return true;
    }

    @Override
    int step(byte[] bytes, int at, int end) {
        byte next = bytes[at];
        boolean isRestOfEnd = afterReturn && next == '\n';
        afterReturn = next == '\r';
        if (isRestOfEnd || isOfMark(next)) {
            return at + 1;
        }
        if (isEnd(next)) {
            endLine();
            return at + 1;
        }
        if (nameLength == OTHER) {
            return endOfLine(bytes, at, end);
        }
        return nameLength < NAME.length ? name(next, at) : data(bytes, at, end);
    }

    private boolean isOfMark(byte next) {
        if (markLength < BYTE_ORDER_MARK.length && next == BYTE_ORDER_MARK[markLength]) {
            markLength++;
            return true;
        }
        markLength = BYTE_ORDER_MARK.length;
        return false;
    }

    private int name(byte next, int at) {
        nameLength = next == NAME[nameLength] ? nameLength + 1 : OTHER;
        return at + 1;
    }

    private int data(byte[] bytes, int at, int end) {
        int next = endOfLine(bytes, at, Math.min(end, at + PIECE));
        plain(bytes, at, next - at);
        return next;
    }

    /** An empty line ends the event. */
    private void endLine() {
        if (nameLength == 0) {
            data.beginAgain();
        } else if (nameLength == NAME.length) {
            plain(NEW_LINE, 0, NEW_LINE.length);
        }
        nameLength = 0;
    }

    private static int endOfLine(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && !isEnd(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isEnd(byte next) {
        return next == '\n' || next == '\r';
    }
}
