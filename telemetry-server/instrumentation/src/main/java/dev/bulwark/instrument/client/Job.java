package dev.bulwark.instrument.client;

import dev.bulwark.instrument.CheckedRunnable;
import dev.bulwark.instrument.CheckedSupplier;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.model.ingest.HeartbeatEvent;
import dev.bulwark.model.ingest.JobEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that the application does by itself, such as a nightly rollup. Each run is recorded with its duration and outcome, and
 * whatever it does (statements, calls, failures) carries its name and one trace. Immutable.
 *
 * <pre>{@code
 * bulwark.job("nightly rollup").every(Duration.ofDays(1)).run(() -> rollup.run());
 * }</pre>
 */
public final class Job {
    private final Reporter reporter;
    private final OutgoingTrace trace;
    private final String name;
    private final @Nullable Duration interval;

    Job(Reporter reporter, OutgoingTrace trace, @Nullable String name, @Nullable Duration interval) {
        this.reporter = reporter;
        this.trace = trace;
        this.name = Copies.cleanName(name);
        this.interval = interval;
    }

    /** The same with the time after which the next run or heartbeat is missed. */
    public Job every(Duration expected) {
        return new Job(reporter, trace, name, expected);
    }

    /** Runs the job; a failure is also reported as a failed operation of the type {@code job}, and thrown on. */
    public <T extends @Nullable Object, E extends Exception> T call(CheckedSupplier<T, E> work) throws E {
        Scope previous = reporter.scopes().get();
        Scope own = scopeOfRun(previous);
        reporter.scopes().enter(own);
        try {
            return Told.call(work, outcome(own.request()));
        } finally {
            reporter.scopes().leaveTo(previous);
        }
    }

    /** Runs the job; a failure is also reported as a failed operation of the type {@code job}, and thrown on. */
    public <E extends Exception> void run(CheckedRunnable<E> work) throws E {
        call(Told.withResult(work));
    }

    /** Says that it is alive. A run that succeeds says so by itself. */
    public void heartbeat() {
        reporter.report(
                "reporting a heartbeat", (header, copies) -> new HeartbeatEvent(header, copies.name(name), seconds()));
    }

    /** A run within a request, or on behalf of a caller, stays there. */
    private Scope scopeOfRun(@Nullable Scope previous) {
        if (previous != null && previous.request() != null) {
            return previous;
        }
        RequestIdentity identity = new RequestIdentity(null, trace.newTraceId(), null, null, null, null);
        RequestContext run = new RequestContext(identity, () -> null, () -> "job " + name);
        return new Scope(run, previous == null ? null : previous.declaration());
    }

    private Consumer<@Nullable Throwable> outcome(@Nullable RequestContext request) {
        long start = reporter.nanos();
        return failure -> {
            long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(reporter.nanos() - start));
            reporter.report(
                    "reporting a job",
                    request,
                    (header, copies) -> new JobEvent(
                            header, copies.name(name), micros, failure == null, copies.messageOf(failure)));
            if (failure == null) {
                heartbeat();
            } else {
                new Operation(reporter, "job", name, Map.of(), null).failed(failure);
            }
        };
    }

    private @Nullable Long seconds() {
        return interval == null || interval.isNegative() || interval.isZero()
                ? null
                : Math.max(1, interval.toSeconds());
    }
}
