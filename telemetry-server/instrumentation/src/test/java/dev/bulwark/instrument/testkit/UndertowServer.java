package dev.bulwark.instrument.testkit;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;

/** Undertow 2.3 with Servlet 6. */
public final class UndertowServer implements WebServer {
    private final DeploymentManager deployment;
    private final Undertow undertow;

    public UndertowServer(AtomicReference<Handler> handler, Filter filter) {
        DeploymentInfo info = new DeploymentInfo()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("handler")
                .addServlet(Servlets.servlet(
                                "handler",
                                HandlerServlet.class,
                                new ImmediateInstanceFactory<>(new HandlerServlet(handler)))
                        .addMapping("/*")
                        .setAsyncSupported(true));
        info.addErrorPage(new ErrorPage(ERROR_PAGE, ERROR_PAGE_STATUS));
        add(info, "telemetry", filter, "/watched/*", "/.bulwark-cut");
        add(info, "again", filter, "/watched/twice/*");
        deployment = Servlets.defaultContainer().addDeployment(info);
        deployment.deploy();
        try {
            undertow = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(deployment.start())
                    .build();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        undertow.start();
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        try {
            deployment.stop();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        deployment.undeploy();
        undertow.stop();
    }

    private static void add(DeploymentInfo info, String name, Filter filter, String... patterns) {
        info.addFilter(new FilterInfo(name, filter.getClass(), new ImmediateInstanceFactory<>(filter))
                .setAsyncSupported(true));
        for (String pattern : patterns) {
            for (DispatcherType type :
                    new DispatcherType[] {DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR}) {
                info.addFilterUrlMapping(name, pattern, type);
            }
        }
    }
}
