package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.response.CheckedResponse;
import dev.bulwark.instrument.response.ContaminatedResponseException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request and its response while they are watched, through all of their dispatches. */
final class Exchange {
    private final RequestWatch watch;
    private final CallerResolver callers;
    private final HttpServletRequest realRequest;
    private final RequestContext context;
    private final CheckedRequest request;
    private final CheckedResponse response;
    private final String uri;
    private final long start;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean failed;
    private volatile boolean interrupted;

    Exchange(
            RequestWatch watch,
            CallerResolver callers,
            TraceHeaders trace,
            HttpServletRequest realRequest,
            HttpServletResponse realResponse) {
        this.watch = watch;
        this.callers = callers;
        this.realRequest = realRequest;
        this.uri = realRequest.getRequestURI();
        this.start = watch.nanoTime().getAsLong();
        RequestIdentity identity = trace.read(realRequest);
        this.context = new RequestContext(identity, this::resolveCaller, this::endpoint);
        trace.write(identity, realResponse);
        this.response = new CheckedResponse(
                realResponse,
                watch.responses(),
                this::tenantToExpect,
                new ForeignTenants(watch, context),
                () -> trace.write(identity, realResponse));
        this.request = new CheckedRequest(realRequest, this);
        if ("HEAD".equals(realRequest.getMethod())) {
            response.passBodyUntouched();
        }
    }

    RequestContext context() {
        return context;
    }

    CheckedRequest request() {
        return request;
    }

    CheckedResponse response() {
        return response;
    }

    boolean hasEnded() {
        return ended.get();
    }

    Runnable inScope(Runnable work) {
        return () -> {
            Scope previous = watch.scopes().enter(new Scope(context, null));
            try {
                work.run();
            } finally {
                watch.scopes().leaveTo(previous);
            }
        };
    }

    /** The application threw: it has no clean body to send. */
    void noteFailure() {
        failed = true;
        response.abandon();
    }

    /** The container has given up on asynchronous work; the application may still answer to that. */
    void noteInterrupted() {
        interrupted = true;
    }

    /** Another dispatch goes on with the response; whether its end will be seen is not known. */
    void beforeDispatch() {
        try {
            response.streamFromNowOn();
        } catch (IOException e) {
            watch.failures().note("handing a response on", e);
        }
    }

    /** Lets the rest of the body leave. */
    void finishBody() {
        try {
            response.finish();
        } catch (ContaminatedResponseException e) {
            // kept by the response; whoever ends the dispatch cuts the connection
        } catch (IOException | RuntimeException e) {
            watch.failures().note("finishing a response", e);
        }
    }

    /** Runs when the container has taken the rest of the body. */
    void whenDrained(Runnable end) {
        try {
            response.whenDrained(end);
        } catch (IOException e) {
            end.run();
        }
    }

    /** Nothing more happens: the request is counted, once. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            try {
                if (interrupted) {
                    response.abandon();
                }
                finishBody();
                context.end();
                measure();
            } catch (RuntimeException e) {
                watch.failures().note("ending a request", e);
            }
        }
    }

    /**
     * Makes the container cut the connection if the body was found contaminated after it had begun to leave.
     *
     * @throws ContaminatedResponseException which the container answers to by giving up the connection
     */
    void cutIfContaminated() throws ContaminatedResponseException {
        ContaminatedResponseException cut = response.cut();
        if (cut != null) {
            throw cut;
        }
    }

    private void measure() {
        long nanos = watch.nanoTime().getAsLong() - start;
        watch.requests().add(context, nanos, response.finalStatus(), failed || interrupted, null);
    }

    private @Nullable String tenantToExpect() {
        return context.isCrossTenant() ? null : context.caller().tenant();
    }

    private String endpoint() {
        return Endpoints.of(context.identity().method(), template(), uri);
    }

    /** After asynchronous work the container may have taken its request back already. */
    private @Nullable Object template() {
        try {
            Object own = realRequest.getAttribute(Endpoints.TEMPLATE_ATTRIBUTE);
            return own == null ? realRequest.getAttribute(Endpoints.SPRING_TEMPLATE_ATTRIBUTE) : own;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Statements of the resolver itself cannot be held to a tenant that it is only about to find. */
    private @Nullable Caller resolveCaller() {
        Scope previous = watch.scopes().enter(new Scope(context, "finding the caller"));
        try {
            return callers.resolve(realRequest);
        } catch (RuntimeException e) {
            watch.failures().note("resolving a caller", e);
            return null;
        } finally {
            watch.scopes().leaveTo(previous);
        }
    }
}
