package dev.bulwark.instrument.context;

import dev.bulwark.instrument.Caller;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request while it is worked on, by whatever threads. Thread-safe. */
public final class RequestContext {
    private static final Caller NOBODY = new Caller(null, null);

    /** To ask may cost a look into a database, and a caller who is nobody stays so. */
    private static final int MOST_QUESTIONS = 16;

    private final RequestIdentity identity;
    private final AtomicInteger questions = new AtomicInteger();
    private final @Nullable StatementTally statements;
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
        this(identity, callerSource, endpointSource, true);
    }

    private RequestContext(
            RequestIdentity identity,
            Supplier<@Nullable Caller> callerSource,
            Supplier<@Nullable String> endpointSource,
            boolean ends) {
        this.identity = identity;
        this.callerSource = callerSource;
        this.endpointSource = endpointSource;
        this.statements = ends ? new StatementTally(this) : null;
    }

    /** The context of all work that no request asked for; it never ends. */
    public static RequestContext background() {
        return new RequestContext(RequestIdentity.NONE, () -> null, () -> null, false);
    }

    public RequestIdentity identity() {
        return identity;
    }

    /** Its statements; null for work that never ends, whose statements are counted at once. */
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
    }

    /** Why the response may carry what belongs to several tenants; null when it may not. */
    public @Nullable String crossTenantResponse() {
        return crossTenantResponse;
    }

    /** Notes that something was found that crosses tenants, or may. */
    public void noteViolation() {
        suspicious = true;
    }

    public boolean isSuspicious() {
        return suspicious;
    }

    /** Has the time measured that is spent on watching this request. */
    public void measure() {
        ownNanos = new AtomicLong();
    }

    public boolean isMeasured() {
        return ownNanos != null;
    }

    /** Adds time that was spent on watching this request. */
    public void addOwnNanos(long nanos) {
        AtomicLong measured = ownNanos;
        if (measured != null) {
            measured.addAndGet(nanos);
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
        return ended;
    }
}
