package dev.bulwark.instrument.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Stands for any driver: notes every call, and answers with more of its kind, empty result sets and zeros. */
final class RecordingDriver implements InvocationHandler {
    private final ThreadLocal<List<Method>> calls = ThreadLocal.withInitial(ArrayList::new);

    <T> T object(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** The calls of this thread since the last time. */
    List<Method> calls() {
        List<Method> made = List.copyOf(calls.get());
        calls.get().clear();
        return made;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "recording";
            };
        }
        calls.get().add(method);
        return answer(method.getReturnType());
    }

    private Object answer(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type.isPrimitive() && type != void.class) {
            return type == long.class ? (Object) 0L : zero(type);
        }
        if (type == String.class) {
            return "text";
        }
        return type.isInterface() && type.getName().startsWith("java") ? object(type) : null;
    }

    private static Object zero(Class<?> type) {
        if (type == double.class) {
            return 0.0;
        }
        if (type == float.class) {
            return 0f;
        }
        if (type == short.class) {
            return (short) 0;
        }
        return type == byte.class ? (Object) (byte) 0 : 0;
    }
}
