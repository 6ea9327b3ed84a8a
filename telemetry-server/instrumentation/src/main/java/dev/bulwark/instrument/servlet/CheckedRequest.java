package dev.bulwark.instrument.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose asynchronous work keeps the checked response and its context. */
final class CheckedRequest extends HttpServletRequestWrapper {
    private final Exchange exchange;
    private @Nullable CheckedAsyncContext async;

    CheckedRequest(HttpServletRequest request, Exchange exchange) {
        super(request);
        this.exchange = exchange;
    }

    /** A file that the container sends by itself would pass by the check. */
    @Override
    public @Nullable Object getAttribute(String name) {
        Object value = super.getAttribute(name);
        boolean offersFiles = FileAttributes.offersToSend(name, value);
        return offersFiles && exchange.response().mayBeOurs() ? Boolean.FALSE : value;
    }

    /** By its own rule the container would go on with its own response, which nobody checks. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, exchange.response());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        CheckedAsyncContext started = new CheckedAsyncContext(super.startAsync(request, response), exchange);
        exchange.noteAsync();
        async = started;
        return started;
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext real = super.getAsyncContext();
        CheckedAsyncContext known = async;
        return known != null && known.isAround(real) ? known : real;
    }
}
