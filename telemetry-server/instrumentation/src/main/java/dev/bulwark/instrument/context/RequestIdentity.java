package dev.bulwark.instrument.context;

import org.jspecify.annotations.Nullable;

/**
 * What never changes about a request.
 *
 * @param method the HTTP method
 * @param traceId 32 hex digits of W3C trace context, or what the caller sent as its trace id
 * @param requestId given by the caller or made for it
 * @param trace its place in a trace of W3C trace context; null when the caller has a trace id of another form
 */
public record RequestIdentity(
        @Nullable String method,
        @Nullable String traceId,
        @Nullable String requestId,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable TraceContext trace) {
    /** Work that no request asked for. */
    public static final RequestIdentity NONE = new RequestIdentity(null, null, null, null, null, null);
}
