package dev.bulwark.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/** The listener: which framework it is and how it is set up is known here only. */
public final class HttpServer implements AutoCloseable {
    private static final long DRAIN_MILLIS = 3_000;
    private static final long IDLE_MILLIS = 30_000;

    /** How long a connection that is kept open for a next request can hold up the stop. */
    private static final long IDLE_AT_STOP_MILLIS = 100;

    private static final String NO_ROUTE = "none";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Javalin javalin;
    private final String host;
    private final String scheme;

    private HttpServer(Javalin javalin, String host, String scheme) {
        this.javalin = javalin;
        this.host = host;
        this.scheme = scheme;
    }

    /**
     * A listener that does not listen yet.
     *
     * @param certificate with which connections are encrypted; null leaves them plain
     * @param guard stands in front of every route
     * @param observer told of every answer
     */
    public static HttpServer create(
            String host,
            @Nullable ServerCertificate certificate,
            Handler guard,
            Answers answers,
            RequestObserver observer,
            Consumer<RoutesConfig> routes) {
        Javalin javalin = Javalin.create(config -> {
            tune(config);
            if (certificate != null) {
                encrypt(config, certificate);
            }
            config.requestLogger.http((context, millis) -> tell(observer, context, millis));
            config.routes.before(new SecurityHeaders(certificate != null));
            config.routes.beforeMatched(guard);
            new Problems(answers).addTo(config.routes);
            routes.accept(config.routes);
        });
        return new HttpServer(javalin, host, certificate == null ? "http" : "https");
    }

    private static void tune(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = 0;
        config.jetty.modifyServer(HttpServer::prepare);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setIdleTimeout(IDLE_MILLIS);
            http.setSendServerVersion(false);
        });
    }

    /** Names are not checked against the certificate, as clients may reach this machine by others. */
    private static void encrypt(JavalinConfig config, ServerCertificate certificate) {
        config.jetty.addConnector((server, http) -> {
            HttpConfiguration encrypted = new HttpConfiguration(http);
            encrypted.addCustomizer(new SecureRequestCustomizer(false));
            ServerConnector connector = new ServerConnector(
                    server,
                    new SslConnectionFactory(certificate.context(), HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(encrypted));
            connector.setHost(config.jetty.host);
            connector.setPort(config.jetty.port);
            return connector;
        });
    }

    /** Streams are left out, as they end when their reader leaves. */
    private static void tell(RequestObserver observer, Context context, float millis) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        String type = context.res().getContentType();
        if (type == null || !type.startsWith("text/event-stream")) {
            observer.answered(
                    context.method().name(),
                    endpoint == null ? NO_ROUTE : endpoint.path,
                    context.statusCode(),
                    Duration.ofNanos((long) (millis * NANOS_PER_MILLI)));
        }
    }

    private static void prepare(Server server) {
        server.setStopTimeout(DRAIN_MILLIS);
        server.insertHandler(new GracefulHandler());
        server.setErrorHandler(new ProblemPages());
    }

    /**
     * Begins to listen.
     *
     * @param port 0 picks a free one
     * @throws CannotListenException if the port is in use
     */
    public void start(int port) {
        try {
            javalin.start(host, port);
        } catch (JavalinException e) {
            throw new CannotListenException(host, port, e);
        }
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector listener) {
                listener.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
            }
        }
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + javalin.port());
    }

    /** What is served and what each route asks of its caller. */
    public List<DeclaredRoute> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(entry -> entry.endpoint.method.isHttpMethod())
                .map(entry -> declared(entry.endpoint))
                .toList();
    }

    private static DeclaredRoute declared(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return new DeclaredRoute(
                endpoint.method.name(), endpoint.path, roles == null ? Set.of() : Set.copyOf(roles.getRoles()));
    }

    /** Takes no more requests and lets those under way end. */
    @Override
    public void close() {
        javalin.stop();
    }
}
