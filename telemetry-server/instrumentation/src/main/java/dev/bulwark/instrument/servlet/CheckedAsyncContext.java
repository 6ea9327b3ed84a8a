package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.response.CheckedResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** An asynchronous request that lets the rest of the body leave before it completes. */
final class CheckedAsyncContext implements AsyncContext {
    private final AsyncContext real;
    private final Exchange exchange;

    CheckedAsyncContext(AsyncContext real, Exchange exchange) {
        this.real = real;
        this.exchange = exchange;
    }

    boolean isAround(AsyncContext other) {
        return real == other;
    }

    /** A contaminated response that has begun must not end like a good one: only a failing dispatch cuts it off. */
    @Override
    public void complete() {
        if (exchange.completesWithinDispatch()) {
            real.complete();
            return;
        }
        exchange.finishBody();
        CheckedResponse response = exchange.response();
        if (response.cut() == null
                || response.isConnectionClosed()
                || real.getRequest().getRequestDispatcher(CutServlet.PATH) == null) {
            exchange.whenDrained(real::complete);
        } else {
            real.dispatch(CutServlet.PATH);
        }
    }

    @Override
    public void dispatch() {
        exchange.beforeDispatch();
        real.dispatch();
    }

    @Override
    public void dispatch(String path) {
        exchange.beforeDispatch();
        real.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        exchange.beforeDispatch();
        real.dispatch(context, path);
    }

    @Override
    public void start(Runnable work) {
        real.start(exchange.inScope(work));
    }

    @Override
    public void addListener(AsyncListener listener) {
        real.addListener(new AsyncRelay(listener, this));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        real.addListener(new AsyncRelay(listener, this), request, response);
    }

    @Override
    public ServletRequest getRequest() {
        return real.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return real.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return real.hasOriginalRequestAndResponse();
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return real.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        real.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return real.getTimeout();
    }
}
