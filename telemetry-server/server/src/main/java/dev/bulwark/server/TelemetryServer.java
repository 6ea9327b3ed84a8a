package dev.bulwark.server;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.server.access.AccessGuard;
import dev.bulwark.server.access.AccessRoutes;
import dev.bulwark.server.access.AccessStores;
import dev.bulwark.server.access.AccountService;
import dev.bulwark.server.access.Passwords;
import dev.bulwark.server.access.Secrets;
import dev.bulwark.server.access.SessionService;
import dev.bulwark.server.activity.ActivityStore;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.failures.FailureStore;
import dev.bulwark.server.health.HealthRoutes;
import dev.bulwark.server.health.HealthSources;
import dev.bulwark.server.health.InstanceStore;
import dev.bulwark.server.health.ServerHealthService;
import dev.bulwark.server.health.SystemHealthService;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.DeclaredRoute;
import dev.bulwark.server.http.HttpServer;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.ingest.IngestRoutes;
import dev.bulwark.server.ingest.IngestService;
import dev.bulwark.server.ingest.IngestStore;
import dev.bulwark.server.isolation.ViolationRoutes;
import dev.bulwark.server.isolation.ViolationService;
import dev.bulwark.server.isolation.ViolationStatsStore;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.live.LiveDispatcher;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.live.LiveRoutes;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.performance.GaugeStore;
import dev.bulwark.server.performance.RequestSummaryStore;
import dev.bulwark.server.performance.SlowQueryStore;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Transactions;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The server: where all its parts are made and joined. Thread-safe. */
public final class TelemetryServer implements AutoCloseable {
    private final Database database;
    private final AccountService accounts;
    private final LiveDispatcher live;
    private final HttpServer http;

    private TelemetryServer(Database database, ServerSettings settings, Clock clock) {
        this.database = database;
        Jdbi jdbi = database.jdbi();
        SecureRandom random = new SecureRandom();
        IdGenerator ids = new TimeOrderedIds(clock, random);
        JsonColumns json = new JsonColumns();
        Answers answers = new Answers();
        JsonBodies bodies = new JsonBodies();

        LiveOutbox outbox = new LiveOutbox(jdbi, clock);
        this.live = new LiveDispatcher(outbox, settings.live(), clock);
        Transactions transactions = new Transactions(jdbi, live::wake);
        AuditLog audit = new AuditLog(json, ids, clock);
        AccessStores access = AccessStores.on(jdbi);
        Passwords passwords = new Passwords(random);
        Secrets secrets = new Secrets(random);
        this.accounts = new AccountService(access, transactions, audit, passwords, secrets, ids, clock);
        SessionService sessions =
                new SessionService(access, transactions, audit, passwords, secrets, clock, settings.access());

        ViolationStore violations = new ViolationStore(jdbi, json);
        ViolationStatsStore violationStats = new ViolationStatsStore(jdbi);
        FailureStore failures = new FailureStore(jdbi, json);
        ActivityStore activity = new ActivityStore(jdbi, json);
        RequestSummaryStore summaries = new RequestSummaryStore(jdbi);
        SlowQueryStore slowQueries = new SlowQueryStore(jdbi, json);
        GaugeStore gauges = new GaugeStore(jdbi, json);
        InstanceStore instances = new InstanceStore(jdbi, json);

        IngestStore ingest = new IngestStore(
                transactions,
                outbox,
                instances,
                List.of(violations, failures, activity, summaries, slowQueries, gauges));
        HealthSources figures = new HealthSources(
                instances, new ApiPerformance(summaries), gauges, slowQueries, violationStats, failures, activity);

        ServerRoutes routes = new ServerRoutes(
                new AccessRoutes(sessions, bodies, answers),
                new HealthRoutes(
                        new SystemHealthService(figures, settings.health(), clock),
                        new ServerHealthService(jdbi, figures, settings.health(), clock, System::nanoTime),
                        answers),
                new IngestRoutes(
                        new IngestService(ingest, json, settings.ingest(), live::healthChanged, clock),
                        settings.ingest(),
                        answers),
                new LiveRoutes(live, sessions::stillSignedIn),
                new ViolationRoutes(
                        new ViolationService(violations, transactions, audit, outbox, clock),
                        violationStats,
                        bodies,
                        answers,
                        clock));
        this.http = HttpServer.create(settings.http().host(), new AccessGuard(sessions), answers, routes);
    }

    /**
     * Opens the store, without listening yet.
     *
     * @throws dev.bulwark.server.store.StoreInUseException if another process has it open
     */
    public static TelemetryServer open(ServerSettings settings, Clock clock) {
        Database database = Database.open(Path.of(settings.data()));
        return new TelemetryServer(database, settings, clock);
    }

    /** For what is done from the command line, before or without listening. */
    public AccountService accounts() {
        return accounts;
    }

    /** Begins to listen; returns once requests are accepted. */
    public void start(int port) {
        live.start();
        http.start(port);
    }

    /** What it serves. */
    public List<DeclaredRoute> routes() {
        return http.routes();
    }

    /** Where it listens, once started. */
    public URI uri() {
        return http.uri();
    }

    /** Ends the streams, lets requests under way end, and closes the store. */
    @Override
    public void close() {
        live.close();
        http.close();
        database.close();
    }
}
