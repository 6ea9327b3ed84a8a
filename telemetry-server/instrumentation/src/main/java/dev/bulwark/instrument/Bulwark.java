package dev.bulwark.instrument;

import dev.bulwark.instrument.client.AuditEntry;
import dev.bulwark.instrument.client.ClientApi;
import dev.bulwark.instrument.client.Connections;
import dev.bulwark.instrument.client.ExternalService;
import dev.bulwark.instrument.client.HttpCalls;
import dev.bulwark.instrument.client.Job;
import dev.bulwark.instrument.client.Metrics;
import dev.bulwark.instrument.client.Operation;
import dev.bulwark.instrument.context.ContextPropagation;
import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.jdbc.WatchedDatabases;
import dev.bulwark.instrument.logs.LogReports;
import dev.bulwark.instrument.measure.GaugeSampler;
import dev.bulwark.instrument.pools.PoolGauges;
import dev.bulwark.instrument.servlet.AccessCheck;
import dev.bulwark.instrument.servlet.CallerResolver;
import dev.bulwark.instrument.servlet.RequestWatch;
import dev.bulwark.instrument.servlet.TelemetryFilter;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.instrument.shipping.Shipping;
import dev.bulwark.model.Severity;
import jakarta.servlet.Filter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * One application's instrumentation: it is started once, hands out the filter and the wrapped pools, and is closed at the
 * end. Thread-safe. Nothing here ever throws into the application because of Bulwark's own trouble, and nothing waits for
 * the telemetry server.
 */
public final class Bulwark implements AutoCloseable {
    private final OwnFailures failures;
    private final CurrentScope scopes;
    private final BackgroundThread background;
    private final GaugeSampler gauges;
    private final ClientApi client;
    private final LogReports logs;
    private final WatchedDatabases databases;
    private final RequestWatch requests;
    private final Outbox outbox;
    private final @Nullable Shipping shipping;

    private Bulwark(Assembly parts, boolean watches) {
        failures = parts.failures();
        scopes = parts.scopes();
        background = parts.background();
        gauges = parts.gauges();
        client = parts.client();
        logs = parts.logs();
        databases = parts.databases();
        requests = parts.requests();
        outbox = parts.outbox();
        shipping = watches ? parts.shipping(requests) : null;
        if (!watches) {
            endWatching();
        }
    }

    /**
     * Starts watching. A server that is away, or a wrong address, changes nothing for the application. The first one that
     * is started in a process is also the one of the driver {@code jdbc:bulwark:}. If the settings switch it off, nothing is
     * started: whatever it is given to watch comes back as it is, and what it is told is forgotten.
     */
    public static Bulwark start(BulwarkSettings settings) {
        Bulwark started = new Bulwark(new Assembly(settings), settings.enabled());
        ProcessWide.offer(started);
        return started;
    }

    /** One that is switched off. */
    static Bulwark idle() {
        return new Bulwark(new Assembly(BulwarkSettings.builder().enabled(false).build()), false);
    }

    /**
     * The instrumentation that the driver and a filter from {@code web.xml} work for; started if there never was one. After its
     * end it is one that does nothing, until another one is started.
     */
    public static Bulwark ofThisProcess() {
        return ProcessWide.get();
    }

    /** The same for a filter, which starts another one after the end of the last; {@link #releaseOfThisProcess()} is due then. */
    public static Bulwark acquireOfThisProcess() {
        return ProcessWide.acquire();
    }

    /** The instrumentation of this process if one is started; asking starts none and never waits. */
    public static Optional<Bulwark> started() {
        return Optional.ofNullable(ProcessWide.started()).filter(Bulwark::isWatching);
    }

    /**
     * Closes the instrumentation of this process if nobody else will: because no other filter works for it, and nobody started
     * it by hand.
     */
    public static void releaseOfThisProcess() {
        ProcessWide.release();
    }

    /** For the driver: nobody finds it any more, so that what it started is closed unless filters work for it. */
    public static void releaseByDriver() {
        ProcessWide.releaseByDriver();
    }

    /** Whether it watches: not when it is switched off, and not after its end. */
    public boolean isWatching() {
        return scopes.isWatching();
    }

    /** The same pool with every statement judged before it runs. */
    public DataSource watch(DataSource realPool, String poolName) {
        if (isWatching()) {
            PoolGauges.of(realPool, poolName, failures).ifPresent(gauges::add);
        }
        return databases.over(realPool);
    }

    /** The same source of connections for distributed transactions with every statement judged before it runs. */
    public XADataSource watchXa(XADataSource real) {
        return databases.over(real);
    }

    /** The same source of physical connections, for a pool to be put on top, with every statement judged before it runs. */
    public ConnectionPoolDataSource watchPhysical(ConnectionPoolDataSource real) {
        return databases.over(real);
    }

    /**
     * The filter to register first, for all paths and the dispatcher types REQUEST, ASYNC and ERROR, async supported.
     *
     * @param callers null to take the caller from request attributes, as {@link dev.bulwark.instrument.servlet.DeclaredCaller} does
     */
    public Filter filter(@Nullable CallerResolver callers) {
        return TelemetryFilter.of(requests, callers, AccessCheck.NONE);
    }

    /** The same, with a check of the identifiers that the setting {@code access-keys} names. */
    public Filter filter(@Nullable CallerResolver callers, @Nullable AccessCheck access) {
        return TelemetryFilter.of(requests, callers, access);
    }

    /** Carries the scope of the running work into executors, futures and other threads. */
    public ContextPropagation context() {
        return new ContextPropagation(scopes);
    }

    /** The same executor; what it is given goes on in the scope in which it was given, as in {@link #context()}. */
    public ExecutorService wrap(ExecutorService executor) {
        return context().wrap(executor);
    }

    /** The same for an executor without a life of its own. */
    public Executor wrap(Executor executor) {
        return context().wrap(executor);
    }

    /** The same for a scheduler. */
    public ScheduledExecutorService wrap(ScheduledExecutorService executor) {
        return context().wrap(executor);
    }

    /**
     * Tells who the caller of the running request is, as after a sign-in. Without a running request nothing happens.
     *
     * @param caller null for nobody, as after a sign-out
     */
    public void identify(@Nullable Caller caller) {
        RequestContext request = scopes.request();
        if (request != null) {
            request.identify(caller);
        }
    }

    /**
     * Does work that is meant to cross tenants: its statements are not held to one. What the response of the request
     * carries is checked all the same; see {@link #crossTenantResponse}.
     *
     * @param reason why that is right, for whoever reviews it; without one nothing is declared
     */
    public <T extends @Nullable Object, E extends Exception> T crossTenant(String reason, CheckedSupplier<T, E> work)
            throws E {
        if (!isReason(reason)) {
            return work.get();
        }
        client.crossing(reason);
        return within(new Scope(scopes.request(), reason), work);
    }

    /** The same for work without a result. */
    public <E extends Exception> void crossTenant(String reason, CheckedRunnable<E> work) throws E {
        crossTenant(reason, work.withResult());
    }

    /**
     * Declares that the response of the running request is meant to carry what belongs to several tenants, such as a report
     * of an administrator. Only that response is not checked; statements are held to the caller's tenant as ever. Takes
     * effect on what has not left yet. Without a running request nothing happens.
     *
     * @param reason why that is right, for whoever reviews it; without one nothing is declared
     */
    public void crossTenantResponse(String reason) {
        RequestContext request = scopes.request();
        if (isReason(reason) && request != null) {
            request.declareCrossTenantResponse(reason);
        }
    }

    private boolean isReason(@Nullable String reason) {
        boolean given = reason != null && !reason.isBlank();
        if (!given) {
            failures.warn("work was declared to cross tenants without a reason: it is held to its tenant as ever");
        }
        return given;
    }

    /**
     * Does work on behalf of a caller, such as an import or a scheduled job: its statements are held to the caller's tenant.
     * Within a request or a job it is a part of that, with the same endpoint and trace; what these have declared does not
     * hold for it.
     *
     * @param caller null for nobody: statements that touch tenants' rows are violations then
     */
    public <T extends @Nullable Object, E extends Exception> T runAs(
            @Nullable Caller caller, CheckedSupplier<T, E> work) throws E {
        RequestContext around = scopes.request();
        RequestContext outer = around == null ? RequestContext.background() : around;
        return within(new Scope(outer.onBehalfOf(caller), null), work);
    }

    /** The same for work without a result. */
    public <E extends Exception> void runAs(@Nullable Caller caller, CheckedRunnable<E> work) throws E {
        runAs(caller, work.withResult());
    }

    private <T extends @Nullable Object, E extends Exception> T within(Scope scope, CheckedSupplier<T, E> work)
            throws E {
        Scope previous = scopes.enter(scope);
        try {
            return work.get();
        } finally {
            scopes.leaveTo(previous);
        }
    }

    /**
     * Reports something that the application tried and that failed.
     *
     * @param type {@code mail}, {@code payment}, {@code webhook}, {@code oauth}, {@code file}, {@code socket} or any
     * @param name what was tried, such as {@code send invitation}
     * @param context what helps to explain it or to try again; no secrets
     */
    public void failedOperation(String type, String name, Throwable error, Map<String, ?> context, Severity severity) {
        client.failedOperation(type, name, error, context, severity);
    }

    /**
     * Something that the application tries and that may fail: what runs through it is reported when it does.
     *
     * @param type as for {@link #failedOperation}
     */
    public Operation operation(String type, String name) {
        return client.operation(type, name);
    }

    /**
     * Reports something that a user did.
     *
     * @param type the group, such as {@code authentication}
     * @param name what, such as {@code sign-in failed}
     */
    public void activity(
            String type, String name, @Nullable String entityType, @Nullable String entityId, Map<String, ?> metadata) {
        client.activity(type, name, entityType, entityId, metadata);
    }

    /** An entry of the audit log about an action, such as {@code role changed}. */
    public AuditEntry audit(String action) {
        return client.audit(action);
    }

    /** A service that the application depends on, by a name of its own choice, such as {@code stripe}. */
    public ExternalService external(String service) {
        return client.external(service);
    }

    /** For HTTP clients that call several services: each is named after its host. */
    public HttpCalls http() {
        return client.http();
    }

    /** Work that the application does by itself, such as {@code nightly rollup}. */
    public Job job(String name) {
        return client.job(name);
    }

    /** Live connections of users. */
    public Connections connections() {
        return client.connections();
    }

    /** Counters and timings of the application's own business. */
    public Metrics metrics() {
        return client.metrics();
    }

    /** Tells that a version runs from now on. A start with another version than the last one's is told by itself. */
    public void deployed(String version, @Nullable String description) {
        client.deployed(version, description);
    }

    /** For appenders: where log records and exceptions go. */
    public LogReports logs() {
        return logs;
    }

    /** For the driver: the databases that are watched. */
    public WatchedDatabases databases() {
        return databases;
    }

    /** For a filter from {@code web.xml}: what watching requests takes. */
    public RequestWatch requests() {
        return requests;
    }

    /**
     * Sends what waits, within a few seconds whatever the server does; the rest stays on disk for the next start. Everything
     * that was watched goes on as if it were not: requests and connections pass, and nothing is started again.
     */
    @Override
    public void close() {
        ProcessWide.withdraw(this);
        endWatching();
        background.end();
        if (shipping != null) {
            shipping.close();
        }
        outbox.close();
        failures.close();
    }

    private void endWatching() {
        scopes.end();
        client.close();
    }
}
