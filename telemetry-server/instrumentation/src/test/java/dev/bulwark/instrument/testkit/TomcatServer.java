package dev.bulwark.instrument.testkit;

import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat 10.0 with Servlet 5. */
public final class TomcatServer implements WebServer {
    private final Tomcat tomcat = new Tomcat();

    public TomcatServer(AtomicReference<Handler> handler, Filter filter, Path folder) {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.toString());
        Wrapper servlet = Tomcat.addServlet(context, "handler", new HandlerServlet(handler));
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "handler");
        FilterDef definition = new FilterDef();
        definition.setFilterName("telemetry");
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("telemetry");
        map.addURLPattern("/watched/*");
        map.addURLPattern("/.bulwark-cut");
        map.setDispatcher("REQUEST");
        map.setDispatcher("ASYNC");
        map.setDispatcher("ERROR");
        context.addFilterMap(map);
        try {
            tomcat.getConnector();
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
