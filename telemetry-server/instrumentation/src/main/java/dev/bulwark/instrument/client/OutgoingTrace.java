package dev.bulwark.instrument.client;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.context.TraceContext;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace of the running request, as headers for the services that it calls. Thread-safe. */
final class OutgoingTrace {
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern W3C_TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");

    private final Reporter reporter;
    private final RandomGenerator random;

    OutgoingTrace(Reporter reporter, RandomGenerator random) {
        this.reporter = reporter;
        this.random = random;
    }

    /**
     * The headers to add; none outside of a request.
     *
     * @param isThere whether the application, or another library, has given a header already, which then stands
     */
    Map<String, String> headers(Predicate<String> isThere) {
        RequestContext request = reporter.request();
        Map<String, String> headers = new LinkedHashMap<>();
        if (request != null) {
            RequestIdentity identity = request.identity();
            String traceId = identity.traceId();
            if (traceId != null && W3C_TRACE_ID.matcher(traceId).matches() && !isThere.test(TRACEPARENT)) {
                addTrace(headers, traceId, identity.trace());
            }
            if (identity.requestId() != null && !isThere.test(REQUEST_ID)) {
                headers.put(REQUEST_ID, identity.requestId());
            }
        }
        return headers;
    }

    /** Flags and state go on as they came. */
    private void addTrace(Map<String, String> headers, String traceId, @Nullable TraceContext trace) {
        String flags = trace == null ? "00" : trace.flags();
        headers.put(TRACEPARENT, "00-" + traceId + "-" + spanId() + "-" + flags);
        if (trace != null && trace.state() != null) {
            headers.put(TRACESTATE, trace.state());
        }
    }

    /** Thirty-two random digits; never all zero. */
    String newTraceId() {
        return spanId() + spanId();
    }

    /** Sixteen random digits; never all zero, which stands for none. */
    private String spanId() {
        return HexFormat.of().toHexDigits(random.nextLong() | 1);
    }
}
