package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.model.performance.LatencyHistogram;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Measures what watching costs: the time spent at the application's hooks, in one of sixteen requests, and the processor
 * time of the shipping thread. Thread-safe, but for {@link #take()}, which belongs to the shipping thread.
 */
public final class SelfCosts implements CostSource {
    /** One of so many requests is measured, a power of two. */
    private static final int ONE_OF = 16;

    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final LongSupplier ownThread;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final LongAdder hooks = new LongAdder();
    private final AtomicReference<ConcurrentHistogram> requests = new AtomicReference<>(new ConcurrentHistogram());
    private long lastTaken;
    private long lastShipping;

    public SelfCosts(LongSupplier nanoTime, RandomGenerator random) {
        this(nanoTime, random, SelfCosts::processorTimeOfThisThread);
    }

    /** @param ownThread processor time of the thread that takes the costs, in nanoseconds */
    SelfCosts(LongSupplier nanoTime, RandomGenerator random, LongSupplier ownThread) {
        this.ownThread = ownThread;
        this.nanoTime = nanoTime;
        this.random = random;
        this.lastTaken = nanoTime.getAsLong();
    }

    /** Chooses whether the hooks of a request are measured, which began to be watched at that time. */
    void open(RequestContext request, long begun) {
        if ((random.nextLong() & ONE_OF - 1) == 0) {
            request.measure();
            end(request, begun);
        }
    }

    /** Begins a hook; the answer is for {@link #end}, and zero when it is not measured. */
    public long begin(@Nullable RequestContext request) {
        return request != null && request.isMeasured() ? nanoTime.getAsLong() | 1 : 0;
    }

    /** Ends a hook that began at that time; zero stands for one that is not measured. */
    public void end(@Nullable RequestContext request, long begun) {
        if (begun != 0 && request != null && request.isMeasured()) {
            request.addOwnNanos(nanoTime.getAsLong() - begun);
        }
    }

    /** Takes what the hooks of a request came to. */
    void add(RequestContext request) {
        if (request.isMeasured()) {
            long nanos = request.ownNanos();
            hooks.add(nanos);
            long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
            boolean counted = false;
            while (!counted) {
                counted = requests.getAcquire().record(micros, 1);
            }
        }
    }

    @Override
    public Costs take() {
        long now = nanoTime.getAsLong();
        long shipping = ownThread.getAsLong();
        double own = ONE_OF * hooks.sumThenReset() + (double) (shipping - lastShipping);
        double share = own / Math.max(1, (now - lastTaken) * (double) processors);
        lastTaken = now;
        lastShipping = shipping;
        LatencyHistogram measured = new LatencyHistogram();
        requests.getAndSet(new ConcurrentHistogram()).drainInto(measured);
        return new Costs(share, measured);
    }

    private static long processorTimeOfThisThread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
    }
}
