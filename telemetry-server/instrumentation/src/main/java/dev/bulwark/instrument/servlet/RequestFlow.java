package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Follows requests through their dispatches. Thread-safe. */
final class RequestFlow {
    private static final String EXCHANGE = "dev.bulwark.exchange";

    private final RequestWatch watch;
    private final CallerResolver callers;
    private final TraceHeaders trace;

    RequestFlow(RequestWatch watch, CallerResolver callers) {
        this.watch = watch;
        this.callers = callers;
        this.trace = new TraceHeaders(watch.random());
    }

    void follow(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
            return;
        }
        Exchange known = httpRequest.getAttribute(EXCHANGE) instanceof Exchange exchange ? exchange : null;
        if (known == null) {
            begin(httpRequest, httpResponse, chain);
        } else if (known.hasEnded() || httpRequest.getDispatcherType() != DispatcherType.ASYNC) {
            inScope(known, request, response, chain);
        } else {
            resume(known, request, response, chain);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = open(request, response);
        if (exchange == null) {
            chain.doFilter(request, response);
            return;
        }
        dispatch(exchange, exchange.request(), exchange.response(), chain);
    }

    private @Nullable Exchange open(HttpServletRequest request, HttpServletResponse response) {
        try {
            Exchange exchange = new Exchange(watch, callers, trace, request, response);
            request.setAttribute(EXCHANGE, exchange);
            exchange.context().caller();
            return exchange;
        } catch (RuntimeException e) {
            watch.failures().note("opening a request", e);
            return null;
        }
    }

    /** The application goes on with a request that was asynchronous, and this time its end will be seen here. */
    private void resume(Exchange exchange, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        exchange.cutIfContaminated();
        dispatch(exchange, request, response, chain);
    }

    private void dispatch(Exchange exchange, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean returned = false;
        try {
            inScope(exchange, request, response, chain);
            returned = true;
        } finally {
            if (!returned) {
                exchange.noteFailure();
            }
            settle(exchange, request);
        }
        exchange.cutIfContaminated();
    }

    private void settle(Exchange exchange, ServletRequest request) {
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new EndOfAsync(exchange));
            } else {
                exchange.end();
            }
        } catch (RuntimeException e) {
            // the asynchronous work may have completed in between, which is an end as well
            exchange.end();
        }
    }

    private void inScope(Exchange exchange, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Scope previous = watch.scopes().enter(new Scope(exchange.context(), null));
        try {
            chain.doFilter(request, response);
        } finally {
            watch.scopes().leaveTo(previous);
        }
    }
}
