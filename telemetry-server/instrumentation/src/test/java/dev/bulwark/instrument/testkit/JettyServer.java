package dev.bulwark.instrument.testkit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1 with Servlet 6. */
public final class JettyServer implements WebServer {
    private final Server server = new Server(0);

    public JettyServer(AtomicReference<Handler> handler, Filter filter) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder(new HandlerServlet(handler));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/*");
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        EnumSet<DispatcherType> types = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        context.addFilter(holder, "/watched/*", types);
        context.addFilter(holder, "/.bulwark-cut", types);
        FilterHolder again = new FilterHolder(filter);
        again.setAsyncSupported(true);
        context.addFilter(again, "/watched/twice/*", types);
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(ERROR_PAGE_STATUS, ERROR_PAGE);
        context.setErrorHandler(errors);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
