package dev.bulwark.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Headers of every answer: nothing of it is for a browser's page, a frame or a cache. */
public final class SecurityHeaders implements Handler {
    @Override
    public void handle(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }
}
