package dev.bulwark.instrument.context;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A scheduler whose work goes on in the scope in which it was scheduled. */
final class CarryingScheduler extends CarryingExecutor implements ScheduledExecutorService {
    private final ScheduledExecutorService real;
    private final ContextPropagation context;

    CarryingScheduler(ScheduledExecutorService real, ContextPropagation context) {
        super(real, context);
        this.real = real;
        this.context = context;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return real.schedule(context.wrap(work), delay, unit);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> schedule(Callable<T> work, long delay, TimeUnit unit) {
        return real.schedule(context.wrap(work), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long delay, long period, TimeUnit unit) {
        return real.scheduleAtFixedRate(context.wrap(work), delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long delay, long pause, TimeUnit unit) {
        return real.scheduleWithFixedDelay(context.wrap(work), delay, pause, unit);
    }
}
