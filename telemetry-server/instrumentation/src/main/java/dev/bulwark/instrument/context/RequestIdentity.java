package dev.bulwark.instrument.context;

import org.jspecify.annotations.Nullable;

/**
 * What never changes about a request.
 *
 * @param method the HTTP method
 * @param traceId 32 hex digits of W3C trace context, or what the caller sent as its trace id
 * @param requestId given by the caller or made for it
 */
public record RequestIdentity(
        @Nullable String method,
        @Nullable String traceId,
        @Nullable String requestId,
        @Nullable String ipAddress,
        @Nullable String userAgent) {
    /** Work that no request asked for. */
    public static final RequestIdentity NONE = new RequestIdentity(null, null, null, null, null);
}
