package dev.bulwark.server.http;

import dev.bulwark.model.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is refused, with the problem document that says why. Not an error of the server, so never logged. */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    private RefusalException(ProblemKind kind, String detail, @Nullable String field, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.problem = kind.problem(detail, field);
        this.retryAfter = retryAfter;
    }

    public static RefusalException of(ProblemKind kind, String detail) {
        return new RefusalException(kind, detail, null, null);
    }

    /** Status 400: one input is at fault. */
    public static RefusalException badInput(String field, String detail) {
        return new RefusalException(ProblemKind.BAD_INPUT, detail, field, null);
    }

    /** Status 429: the same request may do later. */
    public static RefusalException tooManyRequests(String detail, Duration retryAfter) {
        return new RefusalException(ProblemKind.TOO_MANY_REQUESTS, detail, null, retryAfter);
    }

    /** Status 507: there is no room for it; the same request may do once somebody has made some. */
    public static RefusalException diskFull(String detail, Duration retryAfter) {
        return new RefusalException(ProblemKind.INSUFFICIENT_STORAGE, detail, null, retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    /** How long to wait before the next try; null when trying again does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
