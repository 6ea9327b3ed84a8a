package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.context.ContextPropagation;
import dev.bulwark.instrument.context.ContextPropagation.Carried;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/** Carries the context of one request, whose work is on one thread at a time. Spring hands it from one to the other. */
final class CarriedCallable implements CallableProcessingInterceptor {
    private final ContextPropagation context;
    private @Nullable Carried carried;
    private @Nullable Runnable leave;

    CarriedCallable(ContextPropagation context) {
        this.context = context;
    }

    @Override
    public <T> void beforeConcurrentHandling(NativeWebRequest request, Callable<T> task) {
        carried = context.carried();
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
        if (carried != null) {
            leave = carried.enter();
        }
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
        if (leave != null) {
            leave.run();
        }
    }
}
