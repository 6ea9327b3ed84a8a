package dev.bulwark.sample.watch;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.model.Severity;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.sessions.Sessions;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Bulwark watches. */
public final class Watched implements Monitoring {
    private static final String APP = "meetings";
    private static final String VERSION = "1.4.2";
    private static final Set<String> SHARED_TABLES = Set.of("time_zones", "subscription_plans", "platform_days");

    /** The discard service's port, where nobody listens: what has no server to go to is thrown away. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final Bulwark bulwark;
    private final Sessions sessions;

    private Watched(Bulwark bulwark, Sessions sessions) {
        this.bulwark = bulwark;
        this.sessions = sessions;
    }

    public static Watched start(WatchSettings settings, Sessions sessions) {
        BulwarkSettings.Builder builder = BulwarkSettings.builder()
                .app(APP)
                .instance(settings.instance())
                .version(VERSION)
                .mode(settings.mode())
                .sharedTables(SHARED_TABLES)
                .token(settings.token());
        if (settings.spool() != null) {
            builder.spoolDirectory(settings.spool());
        }
        if (settings.server() == null) {
            builder.server(NOWHERE).spoolBytes(0);
        } else {
            builder.server(settings.server());
        }
        return new Watched(Bulwark.start(builder.build()), sessions);
    }

    @Override
    public DataSource watch(DataSource pool, String name) {
        return bulwark.watch(pool, name);
    }

    @Override
    public Optional<Filter> filter() {
        return Optional.of(bulwark.filter(
                request -> sessions.of(request).map(Watched::caller).orElse(null)));
    }

    @Override
    public void identify(Session session) {
        bulwark.identify(caller(session));
    }

    @Override
    public <T> T acrossOrganizations(String reason, Supplier<T> work) {
        return bulwark.crossTenant(reason, work::get);
    }

    @Override
    public void activity(String type, String name, String entityType, String entityId) {
        bulwark.activity(type, name, entityType, entityId, Map.of());
    }

    @Override
    public void failed(String type, String operation, Exception error, Map<String, ?> context) {
        bulwark.failedOperation(type, operation, error, context, Severity.HIGH);
    }

    @Override
    public <E extends Exception> void external(String service, String operation, FallibleWork<E> call) throws E {
        bulwark.external(service).run(operation, call::run);
    }

    @Override
    public void job(String name, Duration next, Runnable work) {
        bulwark.job(name).every(next).run(work::run);
    }

    @Override
    public void audited(
            String action, String entityType, String entityId, Map<String, ?> before, Map<String, ?> after) {
        bulwark.audit(action).on(entityType, entityId).change(before, after).success();
    }

    @Override
    public Runnable live(String kind, String session) {
        return bulwark.connections().open(kind, session)::close;
    }

    @Override
    public void count(String name) {
        bulwark.metrics().count(name);
    }

    @Override
    public <T> T timed(String name, Supplier<T> work) {
        return bulwark.metrics().call(name, work::get);
    }

    @Override
    public void close() {
        bulwark.close();
    }

    private static Caller caller(Session session) {
        return new Caller(session.organizationId(), session.userId());
    }
}
