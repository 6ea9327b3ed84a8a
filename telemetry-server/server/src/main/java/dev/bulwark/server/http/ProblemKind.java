package dev.bulwark.server.http;

import dev.bulwark.model.Problem;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of problem documents that the server answers with. */
public enum ProblemKind {
    BAD_INPUT(400, "Bad input"),
    NOT_SIGNED_IN(401, "Not signed in"),
    NOT_ALLOWED(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    TIMEOUT(408, "Request timeout"),
    CONFLICT(409, "Conflict"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Internal error"),
    UNAVAILABLE(503, "Unavailable"),
    INSUFFICIENT_STORAGE(507, "Insufficient storage");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind with this status, or the most general one of its class. */
    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_INPUT : INTERNAL_ERROR);
    }

    public int status() {
        return status;
    }

    /** @param field the input at fault; null when no single one is */
    public Problem problem(String detail, @Nullable String field) {
        String type = "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, title, status, detail, field);
    }
}
