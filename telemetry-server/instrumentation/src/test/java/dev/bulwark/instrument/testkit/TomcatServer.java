package dev.bulwark.instrument.testkit;

import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat of whatever version is on the class path; it has no servlet but ours. */
public final class TomcatServer implements WebServer {
    private final Tomcat tomcat = new Tomcat();

    public TomcatServer(AtomicReference<Handler> handler, Filter filter, Path folder) {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.toString());
        Wrapper servlet = Tomcat.addServlet(context, "handler", new HandlerServlet(handler));
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/watched/*", "handler");
        context.addServletMappingDecoded("/plainly/*", "handler");
        ErrorPage errors = new ErrorPage();
        errors.setErrorCode(ERROR_PAGE_STATUS);
        errors.setLocation(ERROR_PAGE);
        context.addErrorPage(errors);
        context.addFilterDef(definition("telemetry", filter));
        context.addFilterMap(mapping("telemetry", "/watched/*"));
        context.addFilterDef(definition("again", filter));
        context.addFilterMap(mapping("again", "/watched/twice/*"));
        try {
            tomcat.getConnector();
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FilterDef definition(String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        return definition;
    }

    private static FilterMap mapping(String name, String pattern) {
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern(pattern);
        map.setDispatcher("REQUEST");
        map.setDispatcher("ASYNC");
        map.setDispatcher("ERROR");
        return map;
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
