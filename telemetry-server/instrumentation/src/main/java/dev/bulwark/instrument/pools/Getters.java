package dev.bulwark.instrument.pools;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to a value, one getter after the other. The getters are those of the declared types, which are public even where
 * the classes behind them are not. Immutable.
 */
record Getters(List<Method> path) {
    Getters {
        path = List.copyOf(path);
    }

    /**
     * The way by names, with points between them.
     *
     * @throws NoSuchMethodException if there is no such way in this version of the library
     */
    static Getters of(Class<?> start, String names) throws NoSuchMethodException {
        List<Method> path = new ArrayList<>();
        Class<?> type = start;
        for (String name : names.split("\\.", -1)) {
            Method getter = type.getMethod(name);
            path.add(getter);
            type = getter.getReturnType();
        }
        return new Getters(path);
    }

    /** The value; null when something on the way is not there yet. */
    @Nullable
    Object read(Object start) throws ReflectiveOperationException {
        Object value = start;
        for (Method getter : path) {
            if (value == null) {
                return null;
            }
            value = getter.invoke(value);
        }
        return value;
    }
}
