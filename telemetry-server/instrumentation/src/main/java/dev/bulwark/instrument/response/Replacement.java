package dev.bulwark.instrument.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a client gets in place of a contaminated response that had not begun to leave. */
final class Replacement {
    /**
     * Headers that stay because they say nothing of the body, and without which a browser could not even read the problem.
     * Everything else, cookies included, was set by work that mixed up its tenants.
     */
    private static final Set<String> KEPT = Set.of(
            "strict-transport-security",
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "vary",
            "x-trace-id",
            "x-request-id",
            "traceparent",
            "tracestate");

    private static final String KEPT_PREFIX = "access-control-";

    private Replacement() {}

    static void send(HttpServletResponse response, String reference) throws IOException {
        Map<String, String> kept = kept(response);
        response.reset();
        UndertowResponse.forgetCookies(response);
        kept.forEach(response::setHeader);
        byte[] body = problem(reference).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, String> kept(HttpServletResponse response) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            String value = response.getHeader(name);
            if (value != null && (KEPT.contains(lower) || lower.startsWith(KEPT_PREFIX))) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    /** RFC 9457; the reference is a UUID, so there is nothing to escape. */
    private static String problem(String reference) {
        return """
            {"type":"urn:bulwark:response-contamination","title":"Internal Server Error","status":500,\
            "detail":"The answer was stopped for a safety reason. Please quote the reference %1$s.",\
            "reference":"%1$s"}\
            """.formatted(reference);
    }
}
