package dev.bulwark.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;

/** Headers of every answer: nothing of it is for a browser's page, a frame or a cache. */
public final class SecurityHeaders implements Handler {
    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean encrypted;

    /** @param encrypted whether clients are to insist on that from now on */
    SecurityHeaders(boolean encrypted) {
        this.encrypted = encrypted;
    }

    @Override
    public void handle(Context context) {
        ALWAYS.forEach(context::header);
        if (encrypted) {
            context.header("Strict-Transport-Security", ONE_YEAR);
        }
    }
}
