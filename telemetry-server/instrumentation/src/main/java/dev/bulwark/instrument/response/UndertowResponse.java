package dev.bulwark.instrument.response;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Undertow lets nobody do through the servlet interfaces: it ends a response like a whole one whatever fails, keeps its
 * cookies when it is reset, and flushes one of another's making before it closes it. Reached by reflection, since no container
 * may be required.
 */
final class UndertowResponse {
    private static final String PACKAGE = "io.undertow.";
    private static final String DISPATCHER = "io.undertow.servlet.spec.RequestDispatcherImpl";

    private UndertowResponse() {}

    /** Closes the connection of a response; false in any other container. */
    static boolean closeConnection(ServletResponse response) {
        try {
            Object exchange = exchangeOf(response);
            if (exchange != null && call(exchange, "getConnection") instanceof Closeable connection) {
                connection.close();
                return true;
            }
        } catch (ReflectiveOperationException | IOException e) {
            return false;
        }
        return false;
    }

    /** Forgets the cookies that were added to a response; nothing happens in any other container. */
    static void forgetCookies(ServletResponse response) {
        try {
            Object exchange = exchangeOf(response);
            if (exchange != null && call(exchange, "getResponseCookies") instanceof Map<?, ?> cookies) {
                cookies.clear();
            }
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            // another version, which may well do it by itself
        }
    }

    /**
     * Whether it is Undertow itself that flushes now, because a forward is over; it closes the response next. A response of its
     * own it only closes. False in any other container.
     */
    static boolean isEndOfForward(ServletResponse response) {
        return isUndertows(real(response))
                && StackWalker.getInstance()
                        .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                                .filter(name -> name.startsWith(PACKAGE))
                                .findFirst()
                                .filter(DISPATCHER::equals)
                                .isPresent());
    }

    private static @Nullable Object exchangeOf(ServletResponse response) throws ReflectiveOperationException {
        ServletResponse real = real(response);
        return isUndertows(real) ? call(real, "getExchange") : null;
    }

    private static ServletResponse real(ServletResponse response) {
        ServletResponse real = response;
        while (real instanceof ServletResponseWrapper wrapper) {
            real = wrapper.getResponse();
        }
        return real;
    }

    private static boolean isUndertows(ServletResponse real) {
        return real.getClass().getName().startsWith(PACKAGE);
    }

    private static @Nullable Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
