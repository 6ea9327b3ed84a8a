package dev.bulwark.sample.watch;

import dev.bulwark.sample.sessions.Session;
import jakarta.servlet.Filter;
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

    @Override
    void close();
}
