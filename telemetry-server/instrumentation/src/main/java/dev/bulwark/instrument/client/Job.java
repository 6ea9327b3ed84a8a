package dev.bulwark.instrument.client;

import dev.bulwark.instrument.Caller;
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
 * whatever it does (statements, calls, failures) carries its name and one trace; within a request or another job, theirs.
 * Immutable.
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
        Scope around = reporter.scopes().get();
        RequestContext outer = around == null ? null : around.request();
        if (outer != null && outer.isNamed()) {
            return Told.call(work, outcome(outer));
        }
        RequestContext run = begin(outer);
        reporter.scopes().enter(new Scope(run, around == null ? null : around.declaration()));
        try {
            return Told.call(work, outcome(run));
        } finally {
            run.end();
            reporter.scopes().leaveTo(around);
        }
    }

    /** Runs the job; a failure is also reported as a failed operation of the type {@code job}, and thrown on. */
    public <E extends Exception> void run(CheckedRunnable<E> work) throws E {
        call(work.withResult());
    }

    /** Says that it is alive. A run that succeeds says so by itself. */
    public void heartbeat() {
        reporter.report(
                "reporting a heartbeat", (header, copies) -> new HeartbeatEvent(header, copies.name(name), seconds()));
    }

    private RequestContext begin(@Nullable RequestContext around) {
        RequestIdentity identity = new RequestIdentity(null, trace.newTraceId(), null, null, null, null);
        Caller caller = around == null ? new Caller(null, null) : around.knownCaller();
        return RequestContext.ofWork(identity, "job " + name, caller);
    }

    private Consumer<@Nullable Throwable> outcome(RequestContext request) {
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
