package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Follows requests through their dispatches. Thread-safe. */
final class RequestFlow {
    /** The request attribute with the exchange that a request belongs to. */
    static final String EXCHANGE = "dev.bulwark.exchange";

    private final RequestWatch watch;
    private final Exchange.Watching watching;

    RequestFlow(RequestWatch watch, CallerResolver callers, AccessCheck access) {
        this.watch = watch;
        this.watching =
                new Exchange.Watching(watch, callers, access, new TraceHeaders(watch.random()), new Endpoints());
    }

    /** Whether there is anything to watch; if not, requests pass that are new. */
    boolean isWatching() {
        return watch.scopes().isWatching();
    }

    void follow(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
            return;
        }
        Exchange known = httpRequest.getAttribute(EXCHANGE) instanceof Exchange exchange ? exchange : null;
        DispatcherType type = httpRequest.getDispatcherType();
        if (known == null && !isWatching()) {
            chain.doFilter(request, response);
        } else if (known == null) {
            begin(httpRequest, httpResponse, chain);
        } else if (type == DispatcherType.ERROR && !(known.isErrorPage() && known.isDispatching())) {
            followErrorPage(known, httpRequest, httpResponse, chain);
        } else if (type == DispatcherType.ASYNC && !known.isDispatching() && !known.hasEnded()) {
            known.cutIfContaminated();
            dispatch(known, request, response, chain);
        } else {
            inScope(known, request, response, chain);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = open(request, response);
        if (exchange == null) {
            chain.doFilter(request, response);
            return;
        }
        Scope previous = watch.scopes().enter(exchange.scope());
        try {
            exchange.context().caller();
            dispatch(exchange, exchange.request(), exchange.response(), chain);
        } finally {
            watch.scopes().leaveTo(previous);
        }
    }

    private @Nullable Exchange open(HttpServletRequest request, HttpServletResponse response) {
        try {
            Exchange exchange = new Exchange(watching, request, response);
            request.setAttribute(EXCHANGE, exchange);
            return exchange;
        } catch (Throwable e) {
            watch.failures().swallow("opening a request", e);
            return null;
        }
    }

    /** Some containers make the page while the application is still at work, and then with our response; others with theirs. */
    private void followErrorPage(
            Exchange known, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isWithin(response, known)) {
            known.response().beginAgain();
            inScope(known, request, response, chain);
            known.finishBody();
            known.cutIfContaminated();
            known.throwUnsent();
            return;
        }
        known.response().abandon();
        Exchange page = known.errorPage(request, response);
        request.setAttribute(EXCHANGE, page);
        try {
            dispatch(page, page.request(), page.response(), chain);
        } finally {
            request.setAttribute(EXCHANGE, known);
        }
    }

    private static boolean isWithin(ServletResponse response, Exchange exchange) {
        return response == exchange.response()
                || (response instanceof ServletResponseWrapper wrapper && wrapper.isWrapperFor(exchange.response()));
    }

    private void dispatch(Exchange exchange, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        exchange.beginDispatch();
        try {
            inScope(exchange, request, response, chain);
        } catch (Throwable e) {
            exchange.noteFailure(e);
            throw e;
        } finally {
            exchange.endDispatch();
            settle(exchange, request);
        }
        exchange.cutIfContaminated();
        exchange.throwUnsent();
    }

    private void settle(Exchange exchange, ServletRequest request) {
        try {
            if (request.isAsyncStarted() && !exchange.wasCompletedWithinDispatch()) {
                exchange.noteAsync();
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
        Scope previous = watch.scopes().enter(exchange.scope());
        try {
            chain.doFilter(request, response);
        } finally {
            watch.scopes().leaveTo(previous);
        }
    }
}
