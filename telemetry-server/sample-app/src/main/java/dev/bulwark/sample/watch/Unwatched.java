package dev.bulwark.sample.watch;

import dev.bulwark.sample.sessions.Session;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Nobody watches: every call goes straight through. */
public final class Unwatched implements Monitoring {
    @Override
    public DataSource watch(DataSource pool, String name) {
        return pool;
    }

    @Override
    public Optional<Filter> filter() {
        return Optional.empty();
    }

    @Override
    public void identify(Session session) {}

    @Override
    public <T> T acrossOrganizations(String reason, Supplier<T> work) {
        return work.get();
    }

    @Override
    public void activity(String type, String name, String entityType, String entityId) {}

    @Override
    public void failed(String type, String operation, Exception error, Map<String, ?> context) {}

    @Override
    public <E extends Exception> void external(String service, String operation, FallibleWork<E> call) throws E {
        call.run();
    }

    @Override
    public void job(String name, Duration next, Runnable work) {
        work.run();
    }

    @Override
    public void audited(
            String action, String entityType, String entityId, Map<String, ?> before, Map<String, ?> after) {}

    @Override
    public Runnable live(String kind, String session) {
        return () -> {};
    }

    @Override
    public void count(String name) {}

    @Override
    public <T> T timed(String name, Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {}
}
