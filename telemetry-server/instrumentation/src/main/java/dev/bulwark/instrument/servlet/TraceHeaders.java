package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.context.TraceContext;
import dev.bulwark.instrument.context.TraceState;
import dev.bulwark.model.redaction.CutText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trace and request ids, taken from a request or made for it, and told back to the client. What is malformed is as good as
 * absent, so that nothing but harmless characters is ever told back. Thread-safe.
 */
final class TraceHeaders {
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final String TRACE_ID = "X-Trace-Id";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_AGENT = 512;
    private static final int DIGITS = 16;

    /** Looked up, since a choice between digits and letters cannot be foreseen by the processor. */
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final RandomGenerator random;

    TraceHeaders(RandomGenerator random) {
        this.random = random;
    }

    RequestIdentity read(HttpServletRequest request) {
        String requestId = harmless(request.getHeader(REQUEST_ID));
        TraceContext trace = traceOf(request);
        String given = trace == null ? harmless(request.getHeader(TRACE_ID)) : null;
        if (trace == null && (given == null || TraceContext.isTraceId(given))) {
            trace = new TraceContext(given == null ? hex(2 * DIGITS) : given, hex(DIGITS), null, "00", null);
        }
        return new RequestIdentity(
                request.getMethod(),
                trace == null ? given : trace.traceId(),
                requestId == null ? hex(2 * DIGITS) : requestId,
                request.getRemoteAddr(),
                shortened(request.getHeader("User-Agent")),
                trace);
    }

    /** Tells the ids back; traceparent names this request as the parent, for clients that go on from here. */
    void write(RequestIdentity identity, HttpServletResponse response) {
        response.setHeader(TRACE_ID, identity.traceId());
        response.setHeader(REQUEST_ID, identity.requestId());
        TraceContext trace = identity.trace();
        if (trace != null) {
            response.setHeader(TRACEPARENT, trace.traceparent());
            if (trace.state() != null) {
                response.setHeader(TRACESTATE, trace.state());
            }
        }
    }

    /** Two of them are as bad as a malformed one. */
    private @Nullable TraceContext traceOf(HttpServletRequest request) {
        if (request.getHeader(TRACEPARENT) == null) {
            return null;
        }
        Enumeration<String> parents = request.getHeaders(TRACEPARENT);
        if (parents == null || !parents.hasMoreElements()) {
            return null;
        }
        String parent = parents.nextElement();
        return parents.hasMoreElements()
                ? null
                : TraceContext.parse(parent, hex(DIGITS), TraceState.read(request.getHeaders(TRACESTATE)));
    }

    private static @Nullable String harmless(@Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > LONGEST_ID) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
            boolean digit = next >= '0' && next <= '9';
            if (!letter && !digit && next != '.' && next != '_' && next != '-') {
                return null;
            }
        }
        return value;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : CutText.beginning(text, LONGEST_AGENT);
    }

    /** Random digits; never all zero, which stands for none. */
    private String hex(int digits) {
        byte[] text = new byte[digits];
        for (int at = 0; at < digits; at += DIGITS) {
            long bits = random.nextLong() | 1;
            for (int i = 0; i < DIGITS; i++) {
                text[at + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 0xF];
            }
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
