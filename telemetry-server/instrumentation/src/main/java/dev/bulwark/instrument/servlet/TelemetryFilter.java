package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Bulwark;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Opens a context for every request, measures it, and checks its JSON answer for other tenants' identifiers. Register it
 * first, for all paths, for the dispatcher types REQUEST, ASYNC and ERROR, with async supported. Thread-safe.
 */
public final class TelemetryFilter implements Filter {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");

    /** Init parameter of {@code web.xml}: class name of a {@link CallerResolver} with a constructor without parameters. Without it {@link DeclaredCaller} is asked. */
    static final String RESOLVER_PARAMETER = "callerResolver";

    /** Init parameter of {@code web.xml}: class name of an {@link AccessCheck} with a constructor without parameters. */
    static final String ACCESS_PARAMETER = "accessCheck";

    private final boolean ofThisProcess;
    private volatile @Nullable RequestFlow flow;

    /** For {@code web.xml}: works for the instrumentation of this process, made from its settings. */
    public TelemetryFilter() {
        ofThisProcess = true;
    }

    private TelemetryFilter(RequestFlow flow) {
        ofThisProcess = false;
        this.flow = flow;
    }

    /**
     * For an application that starts its own instrumentation; see {@link dev.bulwark.instrument.Bulwark#filter}. Its result is
     * declared as a {@link Filter}, so that programs without a servlet container can load whoever calls it.
     *
     * @param callers null for a {@link DeclaredCaller}
     * @param access null for none
     */
    public static Filter of(RequestWatch watch, @Nullable CallerResolver callers, @Nullable AccessCheck access) {
        return new TelemetryFilter(new RequestFlow(
                watch, callers == null ? new DeclaredCaller() : callers, access == null ? AccessCheck.NONE : access));
    }

    @Override
    public void init(FilterConfig config) {
        if (ofThisProcess) {
            flow = new RequestFlow(
                    Bulwark.acquireOfThisProcess().requests(),
                    made(config, RESOLVER_PARAMETER, CallerResolver.class, new DeclaredCaller()),
                    made(config, ACCESS_PARAMETER, AccessCheck.class, AccessCheck.NONE));
        }
        RequestFlow ready = flow;
        if (ready != null && ready.isWatching()) {
            CutServlet.addTo(config.getServletContext());
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestFlow ready = flow;
        if (ready == null) {
            chain.doFilter(request, response);
        } else {
            ready.follow(request, response, chain);
        }
    }

    @Override
    public void destroy() {
        if (ofThisProcess) {
            Bulwark.releaseOfThisProcess();
        }
    }

    private static <T> T made(FilterConfig config, String parameter, Class<T> type, T otherwise) {
        String name = config.getInitParameter(parameter);
        try {
            if (name != null) {
                ClassLoader application = Thread.currentThread().getContextClassLoader();
                ClassLoader loader = application == null ? TelemetryFilter.class.getClassLoader() : application;
                return type.cast(Class.forName(name, true, loader)
                        .getDeclaredConstructor()
                        .newInstance());
            }
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: " + parameter + " cannot be used: " + name, e);
        }
        return otherwise;
    }
}
