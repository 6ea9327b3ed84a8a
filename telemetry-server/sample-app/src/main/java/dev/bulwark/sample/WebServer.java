package dev.bulwark.sample;

import dev.bulwark.sample.http.ApiServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with the API under {@code /api}, on the loopback interface only. */
final class WebServer implements AutoCloseable {
    private static final int MAX_THREADS = 40;
    private static final String HOST = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static WebServer start(int port, Optional<Filter> filter, ApiServlet api) throws IOException {
        Server server = new Server(new QueuedThreadPool(MAX_THREADS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(context(filter, api));
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the web server does not start", e);
        }
        return new WebServer(server, connector);
    }

    private static ServletContextHandler context(Optional<Filter> filter, ApiServlet api) {
        ServletContextHandler context = new ServletContextHandler("/");
        filter.ifPresent(present -> {
            FilterHolder holder = new FilterHolder(present);
            holder.setAsyncSupported(true);
            context.addFilter(
                    holder, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        });
        context.addServlet(new ServletHolder(api), "/api/*");
        return context;
    }

    URI address() {
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server does not stop", e);
        }
    }
}
