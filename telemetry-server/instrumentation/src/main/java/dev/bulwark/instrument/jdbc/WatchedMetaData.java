package dev.bulwark.instrument.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Metadata that leads back to the watched connection. By reflection: nothing here is called often. */
final class WatchedMetaData implements InvocationHandler {
    private final DatabaseMetaData delegate;
    private final WatchedConnection connection;

    private WatchedMetaData(DatabaseMetaData delegate, WatchedConnection connection) {
        this.delegate = delegate;
        this.connection = connection;
    }

    static DatabaseMetaData of(DatabaseMetaData real, WatchedConnection connection) {
        Class<?>[] types = {DatabaseMetaData.class};
        return (DatabaseMetaData) Proxy.newProxyInstance(
                WatchedMetaData.class.getClassLoader(), types, new WatchedMetaData(real, connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "watched " + delegate;
            case "getConnection" -> connection(method);
            case "unwrap" -> unwrap(proxy, type(arguments));
            case "isWrapperFor" -> isWrapper(type(arguments));
            default -> watched(call(method, arguments));
        };
    }

    /** The driver says when the connection is closed. */
    private @Nullable Object connection(Method method) throws Throwable {
        return call(method, null) == null ? null : connection;
    }

    private Object unwrap(Object proxy, Class<?> type) throws SQLException {
        if (type.isInstance(proxy)) {
            return proxy;
        }
        return type.isInstance(delegate) ? delegate : delegate.unwrap(type);
    }

    private boolean isWrapper(Class<?> type) throws SQLException {
        return type.isInstance(delegate) || delegate.isWrapperFor(type);
    }

    private @Nullable Object watched(@Nullable Object value) {
        return value instanceof ResultSet rows
                ? new WatchedResultSet(rows, new DetachedOrigin(connection, null))
                : value;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Class<?> type(@Nullable Object @Nullable [] arguments) throws SQLException {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Class<?> type) {
            return type;
        }
        throw new SQLException("a type is needed");
    }
}
