package dev.bulwark.instrument.context;

import dev.bulwark.instrument.Caller;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request, or other work with a name of its own, while it is worked on by whatever threads. What is done within it on
 * behalf of somebody else has a context that differs by the caller only. Thread-safe.
 */
public final class RequestContext {
    private static final Caller NOBODY = new Caller(null, null);

    /** To ask may cost a look into a database, and a caller who is nobody stays so. */
    private static final int MOST_QUESTIONS = 16;

    private final RequestIdentity identity;
    private final AtomicInteger questions = new AtomicInteger();
    private final @Nullable StatementTally statements;
    private final @Nullable RequestContext outer;
    private volatile Supplier<@Nullable Caller> callerSource;
    private volatile Supplier<@Nullable String> endpointSource;
    private volatile Caller caller = NOBODY;
    private volatile @Nullable String endpoint;
    private volatile @Nullable AtomicLong ownNanos;
    private volatile @Nullable String crossTenantResponse;
    private volatile boolean suspicious;
    private volatile boolean ended;

    /**
     * Opens a context.
     *
     * @param callerSource asked for the caller while the tenant is not known; not asked any more once the request has ended
     * @param endpointSource asked for method and route template, at the latest when the request ends
     */
    public RequestContext(
            RequestIdentity identity,
            Supplier<@Nullable Caller> callerSource,
            Supplier<@Nullable String> endpointSource) {
        this(identity, callerSource, endpointSource, true, null);
    }

    private RequestContext(
            RequestIdentity identity,
            Supplier<@Nullable Caller> callerSource,
            Supplier<@Nullable String> endpointSource,
            boolean isRequest,
            @Nullable RequestContext outer) {
        this.identity = identity;
        this.callerSource = callerSource;
        this.endpointSource = endpointSource;
        this.statements = isRequest ? new StatementTally(this) : null;
        this.outer = outer;
    }

    /** The context of all work that no request asked for; it never ends. */
    public static RequestContext background() {
        return new RequestContext(RequestIdentity.NONE, () -> null, () -> null, false, null);
    }

    /** Work of the application's own that has a name, such as a job, and so far the caller of the work around it. */
    public static RequestContext ofWork(RequestIdentity identity, String endpoint, Caller caller) {
        RequestContext work = new RequestContext(identity, () -> null, () -> endpoint, false, null);
        work.caller = caller;
        return work;
    }

    /** The same work on behalf of somebody else, as a part of this one. */
    public RequestContext onBehalfOf(@Nullable Caller other) {
        RequestContext part = new RequestContext(identity, () -> null, this::endpoint, false, this);
        part.identify(other);
        return part;
    }

    /** Whether it is a request or has a name: if not, nothing is known of it but the caller. */
    public boolean isNamed() {
        return identity != RequestIdentity.NONE;
    }

    public RequestIdentity identity() {
        return identity;
    }

    /** Its statements; null for what is no request, whose statements are counted at once. */
    public @Nullable StatementTally statements() {
        return statements;
    }

    /** The caller as far as known, without asking anybody. */
    public Caller knownCaller() {
        return caller;
    }

    /** The caller; asks again while the tenant is not known, though not for ever. */
    public Caller caller() {
        Caller known = caller;
        if (known.tenant() != null) {
            return known;
        }
        if (questions.getAndIncrement() >= MOST_QUESTIONS) {
            return known;
        }
        Caller found = callerSource.get();
        if (found == null || caller.tenant() != null) {
            return caller;
        }
        caller = found;
        return found;
    }

    /**
     * Tells who the caller is, as after a sign-in.
     *
     * @param signedIn null for nobody, as after a sign-out; nobody else is asked then
     */
    public void identify(@Nullable Caller signedIn) {
        if (signedIn == null) {
            callerSource = () -> null;
        }
        caller = signedIn == null ? NOBODY : signedIn;
    }

    /** Method and route template as known now; the route may become known while the request is worked on. */
    public @Nullable String endpoint() {
        String known = endpoint;
        return known == null ? endpointSource.get() : known;
    }

    /**
     * Declares that the response may carry what belongs to several tenants.
     *
     * @param reason why that is right
     */
    public void declareCrossTenantResponse(String reason) {
        crossTenantResponse = reason;
        if (outer != null) {
            outer.declareCrossTenantResponse(reason);
        }
    }

    /** Why the response may carry what belongs to several tenants; null when it may not. */
    public @Nullable String crossTenantResponse() {
        return crossTenantResponse;
    }

    /** Notes that something was found that crosses tenants, or may. */
    public void noteViolation() {
        suspicious = true;
        if (outer != null) {
            outer.noteViolation();
        }
    }

    public boolean isSuspicious() {
        return suspicious;
    }

    /** Has the time measured that is spent on watching this request. */
    public void measure() {
        ownNanos = new AtomicLong();
    }

    public boolean isMeasured() {
        return ownNanos != null || (outer != null && outer.isMeasured());
    }

    /** Adds time that was spent on watching this request. */
    public void addOwnNanos(long nanos) {
        AtomicLong measured = ownNanos;
        if (measured != null) {
            measured.addAndGet(nanos);
        } else if (outer != null) {
            outer.addOwnNanos(nanos);
        }
    }

    /** What watching this request took so far; zero when it is not measured. */
    public long ownNanos() {
        AtomicLong measured = ownNanos;
        return measured == null ? 0 : measured.get();
    }

    /** Ends the request: keeps what is known and lets go of the container's objects, which it will use for others. */
    public void end() {
        endpoint = endpoint();
        callerSource = () -> null;
        endpointSource = () -> null;
        ended = true;
    }

    public boolean hasEnded() {
        return ended || (outer != null && outer.hasEnded());
    }
}
