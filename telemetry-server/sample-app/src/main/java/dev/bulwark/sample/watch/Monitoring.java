package dev.bulwark.sample.watch;

import dev.bulwark.sample.sessions.Session;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * All that the platform knows of whoever watches it. The features see this interface only, so that the same platform runs
 * with and without instrumentation. Thread-safe; nothing here fails the caller.
 */
public interface Monitoring extends AutoCloseable {
    /** The pool that the features get instead of the real one. */
    DataSource watch(DataSource pool, String name);

    /** What stands before every request, if anything does. */
    Optional<Filter> filter();

    /** Says who the current request's caller is, once that is known. */
    void identify(Session session);

    /** Runs work that looks at several organizations on purpose, and says why. */
    <T> T acrossOrganizations(String reason, Supplier<T> work);

    /** Tells of something that a person did. */
    void activity(String type, String name, String entityType, String entityId);

    /** Tells of something that was tried and failed. */
    void failed(String type, String operation, Exception error, Map<String, ?> context);

    /** Makes a call to a service that the platform depends on; its failure is thrown on. */
    <E extends Exception> void external(String service, String operation, FallibleWork<E> call) throws E;

    /** Runs work of the platform's own, of which the next run is due after a while. */
    void job(String name, Duration next, Runnable work);

    /** Tells that a person changed something that must be accounted for later. */
    void audited(String action, String entityType, String entityId, Map<String, ?> before, Map<String, ?> after);

    /**
     * Tells that the caller is live in a session.
     *
     * @return ends that; doing so again changes nothing
     */
    Runnable live(String kind, String session);

    /** Counts something of the platform's business. */
    void count(String name);

    /** Does work and tells how long it took. */
    <T> T timed(String name, Supplier<T> work);

    @Override
    void close();
}
