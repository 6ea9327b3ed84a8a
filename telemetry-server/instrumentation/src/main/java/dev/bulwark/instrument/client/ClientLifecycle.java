package dev.bulwark.instrument.client;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a client is ended: by methods that exist from Java 21 on, and are called by name since this code also runs on 17. */
final class ClientLifecycle {
    private final HttpClient client;

    ClientLifecycle(HttpClient client) {
        this.client = client;
    }

    void shutdown() {
        uninterrupted("shutdown");
    }

    void shutdownNow() {
        uninterrupted("shutdownNow");
    }

    boolean isTerminated() {
        return Boolean.TRUE.equals(uninterrupted("isTerminated"));
    }

    boolean awaitTermination(Duration patience) throws InterruptedException {
        return Boolean.TRUE.equals(call("awaitTermination", new Class<?>[] {Duration.class}, patience));
    }

    void close() {
        uninterrupted("close");
    }

    private @Nullable Object uninterrupted(String name) {
        try {
            return call(name, new Class<?>[0]);
        } catch (InterruptedException e) {
            throw new IllegalStateException(name + " is not declared to be interrupted", e);
        }
    }

    private @Nullable Object call(String name, Class<?>[] types, Object... arguments) throws InterruptedException {
        try {
            return HttpClient.class.getMethod(name, types).invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException(name + " needs Java 21", e);
        }
    }

    private static RuntimeException unwrapped(InvocationTargetException wrapper) throws InterruptedException {
        Throwable thrown = wrapper.getCause();
        if (thrown instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
