package dev.bulwark.instrument.spring;

import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Takes a data source's connections from the watched one, and leaves everything else to the real one. Thread-safe. */
final class WatchAdvice implements MethodInterceptor {
    private final DataSource watched;

    WatchAdvice(DataSource watched) {
        this.watched = watched;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        @Nullable Object[] arguments = call.getArguments();
        String name = call.getMethod().getName();
        if (name.equals("getConnection") && arguments.length == 0) {
            return watched.getConnection();
        }
        if (name.equals("getConnection") && isLogin(call)) {
            return watched.getConnection((String) arguments[0], (String) arguments[1]);
        }
        if (name.equals("createConnectionBuilder")) {
            return watched.createConnectionBuilder();
        }
        return name.equals("isWrapperFor") && arguments[0] == WatchAdvice.class ? Boolean.TRUE : call.proceed();
    }

    private static boolean isLogin(MethodInvocation call) {
        Class<?>[] types = call.getMethod().getParameterTypes();
        return types.length == 2 && types[0] == String.class && types[1] == String.class;
    }
}
