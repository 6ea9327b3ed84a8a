package dev.bulwark.sample.watch;

import dev.bulwark.sample.sessions.Session;
import jakarta.servlet.Filter;
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
    public void close() {}
}
