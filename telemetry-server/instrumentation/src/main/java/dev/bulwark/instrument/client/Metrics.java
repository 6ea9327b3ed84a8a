package dev.bulwark.instrument.client;

import dev.bulwark.instrument.CheckedRunnable;
import dev.bulwark.instrument.CheckedSupplier;
import dev.bulwark.instrument.context.RequestContext;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the application's own business, added up by the minute and by the tenant of the request: how often something
 * happened and how long it took. Names come from a small set; where there are too many, labels and tenants are left out
 * first, and then what is new counts as {@code other}. Thread-safe.
 *
 * <pre>{@code
 * bulwark.metrics().count("meetings finished");
 * bulwark.metrics().call("report generated", () -> reports.generate(month));
 * }</pre>
 */
public final class Metrics {
    private final Reporter reporter;
    private final Counters counters;
    private final Timings timings;

    Metrics(Reporter reporter, Counters counters, Timings timings) {
        this.reporter = reporter;
        this.counters = counters;
        this.timings = timings;
    }

    /** Counts one. */
    public void count(String name) {
        count(name, 1, Map.of());
    }

    /** Adds an amount, such as a price; what is no finite number is ignored. */
    public void count(String name, double amount) {
        count(name, amount, Map.of());
    }

    /**
     * Adds an amount.
     *
     * @param labels what tells it apart from others of its name, each from a small set of values; at most 8
     */
    public void count(String name, double amount, Map<String, String> labels) {
        reporter.guarded("counting", () -> counters.add(tenant(), name, amount, labels));
    }

    /** Tells how long something took. */
    public void took(String name, Duration duration) {
        reporter.guarded("timing", () -> timings.add(tenant(), name, Durations.nanos(duration)));
    }

    /** Does the work and tells how long it took, unless it failed. */
    public <T extends @Nullable Object, E extends Exception> T call(String name, CheckedSupplier<T, E> work) throws E {
        long start = reporter.nanos();
        T result = work.get();
        tookSince(start, name);
        return result;
    }

    /** Does the work and tells how long it took, unless it failed. */
    public <E extends Exception> void run(String name, CheckedRunnable<E> work) throws E {
        long start = reporter.nanos();
        work.run();
        tookSince(start, name);
    }

    private void tookSince(long start, String name) {
        reporter.guarded("timing", () -> timings.add(tenant(), name, reporter.nanos() - start));
    }

    private @Nullable String tenant() {
        RequestContext request = reporter.request();
        return request == null ? null : request.knownCaller().tenant();
    }
}
