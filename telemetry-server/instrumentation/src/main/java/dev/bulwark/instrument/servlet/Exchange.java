package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.context.RequestSource;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.measure.BodySize;
import dev.bulwark.instrument.response.CheckedResponse;
import dev.bulwark.instrument.response.ContaminatedResponseException;
import dev.bulwark.instrument.servlet.Endpoints.MappedPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** One request and its response while they are watched, through all of their dispatches. */
final class Exchange implements RequestSource {
    private static final VarHandle ENDED = field("ended", boolean.class);
    private static final VarHandle DISPATCHING = field("dispatching", Thread.class);
    private static final Long NOTHING = 0L;

    private final Watching watching;
    private final RequestWatch watch;
    private final HttpServletRequest realRequest;
    private final RequestContext context;
    private final Scope scope;
    private final CheckedRequest request;
    private final CheckedResponse response;
    private final MappedPath path;
    private final BodySize size;
    private final long start;
    private final boolean isErrorPage;
    private volatile boolean ended;
    private volatile boolean failed;
    private volatile boolean interrupted;
    private volatile boolean clientLost;
    private volatile boolean wasAsync;
    private volatile @Nullable Thread dispatching;
    private boolean completedInDispatch;
    private @Nullable Exception unsent;

    /** What all requests of a filter share. */
    record Watching(
            RequestWatch watch, CallerResolver callers, AccessCheck access, TraceHeaders trace, Endpoints endpoints) {}

    Exchange(Watching watching, HttpServletRequest realRequest, HttpServletResponse realResponse) {
        this.watching = watching;
        this.watch = watching.watch();
        this.realRequest = realRequest;
        this.isErrorPage = false;
        this.start = watch.nanoTime().getAsLong();
        this.path = MappedPath.of(realRequest);
        this.size = new BodySize();
        RequestIdentity identity = watching.trace().read(realRequest);
        this.context = new RequestContext(identity, this);
        this.scope = new Scope(context, null);
        this.response = checked(realResponse);
        this.request = new CheckedRequest(realRequest, this);
        writeTrace();
        watch.requests().opened(context, start);
    }

    /** The error page that a container makes of a request, once it is done with what the application did. */
    private Exchange(Exchange of, HttpServletRequest errorRequest, HttpServletResponse errorResponse) {
        this.watching = of.watching;
        this.watch = of.watch;
        this.realRequest = errorRequest;
        this.isErrorPage = true;
        this.start = of.start;
        this.path = of.path;
        this.size = of.size;
        this.context = of.context;
        this.scope = of.scope;
        this.response = checked(errorResponse);
        this.request = new CheckedRequest(errorRequest, this);
    }

    private CheckedResponse checked(HttpServletResponse real) {
        CheckedResponse checked = new CheckedResponse(
                real,
                watch.responses(),
                new ResponseRecipient(watch, watching.access(), context),
                new ForeignTenants(watch, context),
                this::writeTrace);
        if (isHead()) {
            checked.passBodyUntouched();
        }
        return checked;
    }

    /** Goes on with an error page; its response is one that nobody checks yet. */
    Exchange errorPage(HttpServletRequest errorRequest, HttpServletResponse errorResponse) {
        if (context.knownCaller().tenant() == null) {
            Caller found = resolveCaller(errorRequest);
            if (found != null) {
                context.identify(found);
            }
        }
        return new Exchange(this, errorRequest, errorResponse);
    }

    RequestContext context() {
        return context;
    }

    /** What its threads work on. */
    Scope scope() {
        return scope;
    }

    @Override
    public @Nullable Caller caller() {
        return resolveCaller(realRequest);
    }

    @Override
    public String endpoint() {
        return watching.endpoints().name(context.identity().method(), declared(), path);
    }

    CheckedRequest request() {
        return request;
    }

    CheckedResponse response() {
        return response;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isErrorPage() {
        return isErrorPage;
    }

    /** Whether a dispatch of it is under way, on whatever thread. */
    boolean isDispatching() {
        return dispatching != null;
    }

    void beginDispatch() {
        DISPATCHING.setRelease(this, Thread.currentThread());
        completedInDispatch = false;
        if (interrupted) {
            interrupted = false;
        }
    }

    void endDispatch() {
        DISPATCHING.setRelease(this, null);
    }

    /** Asynchronous work may be completed within the dispatch that started it, and written to until that returns. */
    boolean completesWithinDispatch() {
        completedInDispatch = Thread.currentThread() == dispatching;
        return completedInDispatch;
    }

    boolean wasCompletedWithinDispatch() {
        return completedInDispatch;
    }

    void noteAsync() {
        wasAsync = true;
    }

    Runnable inScope(Runnable work) {
        return () -> {
            Scope previous = watch.scopes().enter(scope);
            try {
                work.run();
            } finally {
                watch.scopes().leaveTo(previous);
            }
        };
    }

    /** The application threw: it has no clean body to send. */
    void noteFailure(Throwable thrown) {
        if (!LostClient.isWhy(thrown, response)) {
            failed = true;
            watch.uncaught().thrown(context, thrown);
        }
        response.abandon();
    }

    /** The container has given up on asynchronous work; the application may still answer to that. */
    void noteInterrupted() {
        clientLost = false;
        interrupted = true;
    }

    /** The same for a failure, which may be the client's that went away; null when the container does not say which. */
    void noteInterrupted(@Nullable Throwable failure) {
        clientLost = (failure == null || failure instanceof IOException) && response.hasLeft();
        interrupted = true;
    }

    /** Another dispatch goes on with the response; whether its end will be seen is not known. */
    void beforeDispatch() {
        try {
            response.streamFromNowOn();
        } catch (IOException e) {
            // the body is stopped, or the client is gone: whoever writes next is told
        }
    }

    /** Lets the rest of the body leave. */
    void finishBody() {
        if (sendsFile()) {
            response.noteFile();
        }
        try {
            response.finish();
        } catch (ContaminatedResponseException e) {
            // kept by the response; whoever ends the dispatch cuts the connection
        } catch (IOException | RuntimeException e) {
            if (e == response.refusal()) {
                unsent = e;
                noteFailure(e);
            } else {
                watch.failures().note("finishing a response", e);
            }
        }
    }

    /**
     * Tells the container of a body that it did not take when the dispatch was over, as the application would have: it was
     * told that all was well when it wrote.
     */
    void throwUnsent() throws IOException {
        Exception failure = wasAsync && !completedInDispatch ? null : unsent;
        if (failure instanceof IOException ofTheConnection) {
            throw ofTheConnection;
        }
        if (failure instanceof RuntimeException ofTheContainer) {
            throw ofTheContainer;
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
        if (ENDED.compareAndSet(this, false, true)) {
            try {
                if (interrupted) {
                    response.abandon();
                }
                finishBody();
                if (!wasAsync) {
                    response.recycle();
                }
                size.set(isHead() ? NOTHING : response.bodyBytes());
                if (!isErrorPage) {
                    String method = context.identity().method();
                    context.end(watching.endpoints().counted(method, declared(), path, response.finalStatus()));
                    measure();
                }
            } catch (Throwable e) {
                watch.failures().swallow("ending a request", e);
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
        long end = watch.nanoTime().getAsLong();
        boolean threw = failed || (interrupted && !clientLost);
        watch.requests().add(context, start, end, response.finalStatus(), threw, size);
    }

    /** Its answer has no body, whatever the application writes. */
    private boolean isHead() {
        return "HEAD".equals(context.identity().method());
    }

    private boolean sendsFile() {
        try {
            return response.isEmpty() && FileAttributes.areSetIn(realRequest);
        } catch (RuntimeException e) {
            return false; // as below
        }
    }

    /** After asynchronous work the container may have taken its request back already. */
    private @Nullable String declared() {
        try {
            return Endpoints.declaredBy(realRequest);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void writeTrace() {
        if (watch.tellsIds()) {
            watching.trace().write(context.identity(), (HttpServletResponse) response.getResponse());
        }
    }

    /** Statements of the resolver itself cannot be held to a tenant that it is only about to find. */
    private @Nullable Caller resolveCaller(HttpServletRequest asked) {
        Scope previous = watch.scopes().enter(new Scope(context, "finding the caller"));
        try {
            return watching.callers().resolve(asked);
        } catch (Throwable e) {
            watch.failures().swallow("resolving a caller", e);
            return null;
        } finally {
            watch.scopes().leaveTo(previous);
        }
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Exchange.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
