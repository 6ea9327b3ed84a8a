package dev.bulwark.instrument.context;

import dev.bulwark.instrument.Caller;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One request, or other work with a name of its own, while it is worked on by whatever threads. What is done within it on
 * behalf of somebody else has a context that differs by the caller only. Thread-safe.
 */
public final class RequestContext {
    private static final Caller NOBODY = new Caller(null, null);

    /** To ask may cost a look into a database, and a caller who is nobody stays so. */
    private static final int MOST_QUESTIONS = 16;

    private static final VarHandle CALLER = field("caller", Caller.class);
    private static final VarHandle STATEMENTS = field("statements", Object.class);
    private static final VarHandle ENDED = field("ended", boolean.class);

    /** Stands where statements are no longer taken together. */
    private static final Object CLOSED = new Object();

    private final RequestIdentity identity;
    private final boolean isRequest;
    private final @Nullable RequestContext outer;
    private @Nullable RequestSource source;
    private @Nullable String endpoint;
    private int questions;

    // what is volatile has no value to begin with: to write it would hold up the processor at the start of each request

    private volatile @Nullable Caller caller;

    /** A {@link StatementTally}, made for the first statement, or {@link #CLOSED}. */
    @SuppressWarnings("UnusedVariable") // through the handle
    private volatile @Nullable Object statements;

    private volatile @Nullable AtomicLong ownNanos;
    private volatile @Nullable String crossTenantResponse;
    private volatile boolean signedOut;
    private volatile boolean suspicious;
    private volatile boolean ended;

    /**
     * Opens the context of a request.
     *
     * @param source asked for the caller while the tenant is not known, and for the endpoint as long as the request goes on
     */
    public RequestContext(RequestIdentity identity, RequestSource source) {
        this(identity, source, true, null);
    }

    private RequestContext(
            RequestIdentity identity,
            @Nullable RequestSource source,
            boolean isRequest,
            @Nullable RequestContext outer) {
        this.identity = identity;
        this.source = source;
        this.isRequest = isRequest;
        this.outer = outer;
    }

    /** The context of all work that no request asked for; it never ends. */
    public static RequestContext background() {
        return new RequestContext(RequestIdentity.NONE, null, false, null);
    }

    /** Work of the application's own that has a name, such as a job, and so far the caller of the work around it. */
    public static RequestContext ofWork(RequestIdentity identity, String endpoint, Caller caller) {
        RequestContext work = new RequestContext(identity, null, false, null);
        work.endpoint = endpoint;
        work.caller = caller;
        return work;
    }

    /** The same work on behalf of somebody else, as a part of this one. */
    public RequestContext onBehalfOf(@Nullable Caller other) {
        RequestContext part = new RequestContext(identity, null, false, this);
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

    /** Its statements; null for what is no request or has ended without any: such statements are counted at once. */
    public @Nullable StatementTally statements() {
        Object known = STATEMENTS.getAcquire(this);
        if (known == null && isRequest) {
            StatementTally fresh = new StatementTally(this);
            Object winner = STATEMENTS.compareAndExchange(this, null, fresh);
            known = winner == null ? fresh : winner;
        }
        return known instanceof StatementTally tally ? tally : null;
    }

    /** The statements of a request that ends; null when there were none, and from then on none are taken together. */
    public @Nullable StatementTally lastStatements() {
        return STATEMENTS.compareAndExchange(this, null, CLOSED) instanceof StatementTally tally ? tally : null;
    }

    /** The caller as far as known, without asking anybody. */
    public Caller knownCaller() {
        Caller known = caller;
        return known == null ? NOBODY : known;
    }

    /** The caller; asks again while the tenant is not known, though not for ever. */
    public Caller caller() {
        Caller known = knownCaller();
        RequestSource asked = known.tenant() != null || signedOut || ended ? null : source;
        if (asked == null || questions >= MOST_QUESTIONS) {
            return known;
        }
        questions++; // threads that ask at once may count as one
        Caller found = asked.caller();
        if (found == null || knownCaller().tenant() != null) {
            return knownCaller();
        }
        CALLER.setRelease(this, found);
        return found;
    }

    /**
     * Tells who the caller is, as after a sign-in.
     *
     * @param signedIn null for nobody, as after a sign-out; nobody else is asked then
     */
    public void identify(@Nullable Caller signedIn) {
        if (signedIn == null) {
            signedOut = true;
        }
        caller = signedIn;
    }

    /** Method and route template as known now; the route may become known while the request is worked on. */
    public @Nullable String endpoint() {
        String known = endpoint;
        RequestSource asked = known == null && !ended ? source : null;
        if (asked != null) {
            return asked.endpoint();
        }
        return outer == null ? endpoint : outer.endpoint();
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

    /**
     * Ends the request: keeps what is known and lets go of the container's objects, which it will use for others.
     *
     * @param name method and route template as they are counted
     */
    public void end(String name) {
        endpoint = name;
        end();
    }

    /** Ends work whose name is known. */
    public void end() {
        ENDED.setRelease(this, true);
        source = null;
    }

    public boolean hasEnded() {
        return ended || (outer != null && outer.hasEnded());
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(RequestContext.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
