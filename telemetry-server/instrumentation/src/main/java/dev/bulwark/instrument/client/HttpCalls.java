package dev.bulwark.instrument.client;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls to other services that go through an HTTP client. They are counted by service, which is the host unless it has a name,
 * and by HTTP method; paths and queries are not looked at, since they may hold anything. A call failed when it threw, or was
 * answered with 500 and above, or with 401, 403, 408 or 429, which mean that the service does not serve this application.
 * Thread-safe.
 */
public final class HttpCalls {
    private final Reporter reporter;
    private final ExternalCalls calls;
    private final OutgoingTrace trace;
    private final @Nullable String service;

    HttpCalls(Reporter reporter, ExternalCalls calls, OutgoingTrace trace, @Nullable String service) {
        this.reporter = reporter;
        this.calls = calls;
        this.trace = trace;
        this.service = service;
    }

    /**
     * The same client, whose calls are counted and send {@code traceparent} and {@code X-Request-Id} of the running request on,
     * unless the application has set them. Answers, exceptions and futures are those of the client itself.
     */
    public HttpClient watch(HttpClient client) {
        return new WatchedHttpClient(client, this);
    }

    /** Begins a call; the host and the method are null where a request has none. */
    UnderWay begin(@Nullable String host, @Nullable String method) {
        String called = service == null ? Copies.cleanName(host) : service;
        return new UnderWay(calls.begin(called, method));
    }

    /**
     * Hands over the headers that send the trace on; never fails.
     *
     * @param isThere whether a request has a header of that name already
     * @param add gets them, unless there are none
     */
    void sendOn(Predicate<String> isThere, Consumer<Map<String, String>> add) {
        reporter.guarded("sending a trace on", () -> {
            Map<String, String> headers = trace.headers(isThere);
            if (!headers.isEmpty()) {
                add.accept(headers);
            }
        });
    }

    /** A call until its end. */
    static final class UnderWay implements Consumer<@Nullable Throwable> {
        private final Consumer<@Nullable Throwable> outcome;

        private UnderWay(Consumer<@Nullable Throwable> outcome) {
            this.outcome = outcome;
        }

        void answered(int status) {
            boolean refused = status == 401 || status == 403 || status == 408 || status == 429;
            outcome.accept(refused || status >= 500 ? new RefusalException(status) : null);
        }

        @Override
        public void accept(@Nullable Throwable failure) {
            outcome.accept(failure);
        }
    }

    /** Stands for an answer that is a failure; never thrown. */
    private static final class RefusalException extends Exception {
        private static final long serialVersionUID = 1;

        RefusalException(int status) {
            super("status " + status, null, false, false);
        }
    }
}
