package dev.bulwark.instrument.context;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An executor whose work goes on in the scope in which it was given. */
class CarryingExecutor implements ExecutorService {
    private final ExecutorService real;
    private final ContextPropagation context;

    CarryingExecutor(ExecutorService real, ContextPropagation context) {
        this.real = real;
        this.context = context;
    }

    @Override
    public void execute(Runnable work) {
        real.execute(context.wrap(work));
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Callable<T> work) {
        return real.submit(context.wrap(work));
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Runnable work, T result) {
        return real.submit(context.wrap(work), result);
    }

    @Override
    public Future<?> submit(Runnable work) {
        return real.submit(context.wrap(work));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> work)
            throws InterruptedException {
        return real.invokeAll(wrapped(work));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> work, long timeout, TimeUnit unit) throws InterruptedException {
        return real.invokeAll(wrapped(work), timeout, unit);
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> work) throws InterruptedException, ExecutionException {
        return real.invokeAny(wrapped(work));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> work, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return real.invokeAny(wrapped(work), timeout, unit);
    }

    @Override
    public void shutdown() {
        real.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return real.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return real.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return real.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return real.awaitTermination(timeout, unit);
    }

    private <T extends @Nullable Object> List<Callable<T>> wrapped(Collection<? extends Callable<T>> work) {
        return work.stream().<Callable<T>>map(context::wrap).toList();
    }
}
