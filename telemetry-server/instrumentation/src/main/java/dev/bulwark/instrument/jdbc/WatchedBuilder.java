package dev.bulwark.instrument.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A builder of connections whose connections are watched. By reflection: hardly any driver has one, and the three kinds
 * differ in nothing but types.
 */
final class WatchedBuilder<B, C> {
    private final B delegate;
    private final Class<C> product;
    private final Watcher<C> watcher;

    private WatchedBuilder(B delegate, Class<C> product, Watcher<C> watcher) {
        this.delegate = delegate;
        this.product = product;
        this.watcher = watcher;
    }

    /** Makes the watched connection of the real one. */
    @FunctionalInterface
    interface Watcher<C> {
        C watched(C real) throws SQLException;
    }

    static <B, C> B of(Class<B> type, B real, Class<C> product, Watcher<C> watcher) {
        WatchedBuilder<B, C> builder = new WatchedBuilder<>(real, product, watcher);
        return type.cast(
                Proxy.newProxyInstance(WatchedBuilder.class.getClassLoader(), new Class<?>[] {type}, builder::invoke));
    }

    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object result;
        try {
            result = method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        if (product.isInstance(result)) {
            return watcher.watched(product.cast(result));
        }
        return result == delegate ? proxy : result;
    }
}
