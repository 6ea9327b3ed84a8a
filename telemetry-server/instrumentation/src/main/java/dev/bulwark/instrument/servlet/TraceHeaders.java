package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.RequestIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Trace and request ids, taken from a request or made for it, and told back to the client. Thread-safe. */
final class TraceHeaders {
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACE_ID = "X-Trace-Id";
    private static final String REQUEST_ID = "X-Request-Id";

    /** W3C Trace Context, section 3.2; later versions may append fields. */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** What may be echoed and stored without harm. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final Pattern W3C_TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");

    private final RandomGenerator random;

    TraceHeaders(RandomGenerator random) {
        this.random = random;
    }

    RequestIdentity read(HttpServletRequest request) {
        String requestId = harmless(request.getHeader(REQUEST_ID));
        return new RequestIdentity(
                request.getMethod(),
                traceId(request),
                requestId == null ? hex() + hex() : requestId,
                request.getRemoteAddr(),
                request.getHeader("User-Agent"));
    }

    /** Tells the ids back; traceparent names this request as the parent, for clients that go on from here. */
    void write(RequestIdentity identity, HttpServletResponse response) {
        String traceId = String.valueOf(identity.traceId());
        response.setHeader(TRACE_ID, traceId);
        response.setHeader(REQUEST_ID, identity.requestId());
        if (W3C_TRACE_ID.matcher(traceId).matches()) {
            response.setHeader(TRACEPARENT, "00-" + traceId + "-" + hex() + "-00");
        }
    }

    private String traceId(HttpServletRequest request) {
        String parent = request.getHeader(TRACEPARENT);
        if (parent != null) {
            Matcher matcher = PARENT.matcher(parent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        String given = harmless(request.getHeader(TRACE_ID));
        return given == null ? hex() + hex() : given;
    }

    private static @Nullable String harmless(@Nullable String value) {
        return value != null && HARMLESS.matcher(value).matches() ? value : null;
    }

    /** Sixteen random digits; never all zero, which stands for none. */
    private String hex() {
        return HexFormat.of().toHexDigits(random.nextLong() | 1);
    }
}
