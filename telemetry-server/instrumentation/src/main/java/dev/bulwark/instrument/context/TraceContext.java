package dev.bulwark.instrument.context;

import org.jspecify.annotations.Nullable;

/**
 * A request's place in a trace, by W3C Trace Context.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits that stand for this request, as the parent of what it calls
 * @param parentId those that stand for whoever sent it; null when this request began the trace
 * @param flags two hex digits, as they came; {@code 00} when this request began the trace
 * @param state the {@code tracestate} to hand on, null when there is none
 */
public record TraceContext(
        String traceId,
        String spanId,
        @Nullable String parentId,
        String flags,
        @Nullable String state) {
    private static final int LENGTH = 55;
    private static final int TRACE_AT = 3;
    private static final int PARENT_AT = 36;
    private static final int FLAGS_AT = 53;

    /** The header for whatever this request calls. */
    public String traceparent() {
        return "00-" + traceId + '-' + spanId + '-' + flags;
    }

    /**
     * Reads a {@code traceparent}; null when it is malformed.
     *
     * @param spanId for this request
     * @param state a valid {@code tracestate}, or null
     */
    public static @Nullable TraceContext parse(String traceparent, String spanId, @Nullable String state) {
        if (!isWellFormed(traceparent)) {
            return null;
        }
        String traceId = traceparent.substring(TRACE_AT, PARENT_AT - 1);
        String parentId = traceparent.substring(PARENT_AT, FLAGS_AT - 1);
        return new TraceContext(traceId, spanId, parentId, traceparent.substring(FLAGS_AT, LENGTH), state);
    }

    /** Whether a text is a trace id: 32 digits of lower hexadecimal, not all zero. */
    public static boolean isTraceId(String text) {
        return text.length() == 32 && isHex(text, 0, 32) && !isZero(text, 0, 32);
    }

    /** Section 3.2; later versions may append fields, version 00 has none. */
    private static boolean isWellFormed(String text) {
        boolean rightLength = text.length() == LENGTH
                || (text.length() > LENGTH && text.charAt(LENGTH) == '-' && !text.startsWith("00"));
        return rightLength
                && isHex(text, 0, TRACE_AT - 1)
                && !text.startsWith("ff")
                && text.charAt(TRACE_AT - 1) == '-'
                && isHex(text, TRACE_AT, PARENT_AT - 1)
                && !isZero(text, TRACE_AT, PARENT_AT - 1)
                && text.charAt(PARENT_AT - 1) == '-'
                && isHex(text, PARENT_AT, FLAGS_AT - 1)
                && !isZero(text, PARENT_AT, FLAGS_AT - 1)
                && text.charAt(FLAGS_AT - 1) == '-'
                && isHex(text, FLAGS_AT, LENGTH);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char next = text.charAt(i);
            if ((next < '0' || next > '9') && (next < 'a' || next > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
