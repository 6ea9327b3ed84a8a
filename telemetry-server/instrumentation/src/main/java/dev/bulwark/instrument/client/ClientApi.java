package dev.bulwark.instrument.client;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.DeploymentEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All that an application can tell of itself, put together. It never throws and never waits, and after its end it does nothing
 * but run the work that it is given. Thread-safe.
 */
public final class ClientApi {
    private final Reporter reporter;
    private final OutgoingTrace trace;
    private final ExternalCalls calls;
    private final Counters counters;
    private final Timings timings;
    private final LiveTallies tallies;
    private final Crossings crossings;

    public ClientApi(
            Outbox outbox,
            LossAccount losses,
            EventHeaders headers,
            CurrentScope scopes,
            OwnFailures failures,
            LongSupplier nanoTime,
            RandomGenerator random) {
        reporter = new Reporter(outbox, headers, scopes, failures, nanoTime);
        trace = new OutgoingTrace(reporter, random);
        calls = new ExternalCalls(reporter, losses);
        counters = new Counters(reporter);
        timings = new Timings(reporter, losses);
        tallies = new LiveTallies(reporter);
        crossings = new Crossings(reporter);
    }

    /**
     * What is to be asked for summaries.
     *
     * @param memory the folder in which the version of the last start is remembered
     */
    public List<SummarySource> sources(Path memory, String version) {
        return List.of(calls, counters, timings, tallies, crossings, new VersionMark(reporter, memory, version));
    }

    public Operation operation(@Nullable String type, @Nullable String name) {
        return new Operation(reporter, type, name, Map.of(), null);
    }

    public void failedOperation(
            @Nullable String type,
            @Nullable String name,
            @Nullable Throwable error,
            @Nullable Map<String, ?> context,
            @Nullable Severity severity) {
        new Operation(reporter, type, name, context == null ? Map.of() : context, severity).failed(error);
    }

    public void activity(
            @Nullable String type,
            @Nullable String name,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable Map<String, ?> metadata) {
        RequestContext request = reporter.request();
        RequestIdentity identity = request == null ? RequestIdentity.NONE : request.identity();
        reporter.report(
                "reporting an activity",
                (header, copies) -> new ActivityEvent(
                        header,
                        copies.name(type),
                        copies.name(name),
                        copies.text(entityType),
                        copies.text(entityId),
                        copies.values(metadata),
                        copies.text(identity.ipAddress()),
                        copies.text(identity.userAgent())));
    }

    public AuditEntry audit(@Nullable String action) {
        return new AuditEntry(reporter, action);
    }

    public ExternalService external(@Nullable String service) {
        return new ExternalService(reporter, calls, trace, service);
    }

    public HttpCalls http() {
        return new HttpCalls(reporter, calls, trace, null);
    }

    public Job job(@Nullable String name) {
        return new Job(reporter, trace, name, null);
    }

    public Connections connections() {
        return new Connections(reporter, tallies);
    }

    public Metrics metrics() {
        return new Metrics(reporter, counters, timings);
    }

    public void deployed(@Nullable String version, @Nullable String description) {
        reporter.report(
                "reporting a deployment",
                (header, copies) -> new DeploymentEvent(header, copies.name(version), copies.text(description)));
    }

    /** Counts work that was declared to cross tenants. */
    public void crossing(@Nullable String reason) {
        crossings.note(reason);
    }

    /** From now on nothing is reported any more. */
    public void close() {
        reporter.close();
    }
}
