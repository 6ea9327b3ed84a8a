package dev.bulwark.server;

import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.model.redaction.RedactionSettings;
import dev.bulwark.model.redaction.Redactor;
import dev.bulwark.server.access.AccessGuard;
import dev.bulwark.server.access.TokenService;
import dev.bulwark.server.access.UserService;
import dev.bulwark.server.activity.ActivityRoutes;
import dev.bulwark.server.audit.AuditHeads;
import dev.bulwark.server.audit.AuditReader;
import dev.bulwark.server.audit.AuditRoutes;
import dev.bulwark.server.baselines.Baselines;
import dev.bulwark.server.baselines.RegressionRoutes;
import dev.bulwark.server.chores.Chores;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.config.ServerVersion;
import dev.bulwark.server.export.ExportRoutes;
import dev.bulwark.server.export.Exporter;
import dev.bulwark.server.failures.FailureRoutes;
import dev.bulwark.server.health.HealthRoutes;
import dev.bulwark.server.health.HealthSources;
import dev.bulwark.server.health.HealthThresholds;
import dev.bulwark.server.health.ServerHealthService;
import dev.bulwark.server.health.StorageCheck;
import dev.bulwark.server.health.SystemHealthService;
import dev.bulwark.server.http.DeclaredRoute;
import dev.bulwark.server.http.HttpServer;
import dev.bulwark.server.http.RequestObserver;
import dev.bulwark.server.http.ServerCertificate;
import dev.bulwark.server.ingest.Ingest;
import dev.bulwark.server.ingest.IngestStore;
import dev.bulwark.server.ingest.RedactionSalt;
import dev.bulwark.server.ingest.StoredIds;
import dev.bulwark.server.investigation.Suggestions;
import dev.bulwark.server.isolation.CheckRoutes;
import dev.bulwark.server.isolation.InsightRoutes;
import dev.bulwark.server.isolation.IsolationInsights;
import dev.bulwark.server.isolation.PolicyRoutes;
import dev.bulwark.server.isolation.PolicyService;
import dev.bulwark.server.isolation.StatementChecks;
import dev.bulwark.server.isolation.ViolationNarrowing;
import dev.bulwark.server.isolation.ViolationRoutes;
import dev.bulwark.server.journal.Journal;
import dev.bulwark.server.journal.SegmentFile;
import dev.bulwark.server.live.LiveDispatcher;
import dev.bulwark.server.live.LiveRoutes;
import dev.bulwark.server.live.SealedPositions;
import dev.bulwark.server.maintenance.BackupRoutes;
import dev.bulwark.server.metrics.ApplicationMetrics;
import dev.bulwark.server.metrics.ServerMetrics;
import dev.bulwark.server.notify.MailService;
import dev.bulwark.server.notify.NotifyParts;
import dev.bulwark.server.openapi.OpenApiRoutes;
import dev.bulwark.server.performance.EndpointReader;
import dev.bulwark.server.performance.EndpointRoutes;
import dev.bulwark.server.performance.RepeatedQueryRoutes;
import dev.bulwark.server.performance.RepeatedStatements;
import dev.bulwark.server.performance.SlowQueryRoutes;
import dev.bulwark.server.performance.SlowStatements;
import dev.bulwark.server.resolution.ResolutionRoutes;
import dev.bulwark.server.resolution.ResolvableTable;
import dev.bulwark.server.retention.DiskSpace;
import dev.bulwark.server.retention.DiskWaterline;
import dev.bulwark.server.selfwatch.OwnStatements;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.LastKnown;
import dev.bulwark.server.store.Outage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: where all its parts are made and joined. Thread-safe. */
public final class TelemetryServer implements AutoCloseable {
    private static final Duration SUGGESTION_PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryServer.class);

    private final Database database;
    private final AccessParts access;
    private volatile boolean started;
    private final AuditHeads auditHeads;
    private final Ingest ingest;
    private final LiveDispatcher live;
    private final Chores chores;
    private final MailService mail;
    private final OwnStatements watch;
    private final @Nullable ServerCertificate certificate;
    private final Suggestions suggestions = new Suggestions(SUGGESTION_PATIENCE);
    private final HttpServer http;

    private TelemetryServer(Database database, Journal journal, ServerSettings settings, Clock clock) {
        SharedParts parts = SharedParts.on(database, settings, clock);
        this.watch = new OwnStatements(parts.jdbi());
        parts.jdbi().setSqlLogger(watch);
        FeatureStores stores = FeatureStores.on(parts.jdbi(), parts.json(), parts.auditChain());
        this.access = AccessParts.on(parts, settings.access());
        SystemHealthService overview = new SystemHealthService(stores.health(parts.jdbi()), settings.health(), clock);
        this.mail = new MailService(
                new NotifyParts(
                        parts.jdbi(),
                        parts.transactions(),
                        parts.outbox(),
                        stores.failures(),
                        parts.json(),
                        parts.ids(),
                        clock),
                settings.mail(),
                settings.dataIsolation());
        ServerMetrics metrics = new ServerMetrics(
                new ApplicationMetrics(overview, stores.instances()),
                parts.live()::subscribers,
                mail::state,
                watch::count);
        Baselines baselines = new Baselines(settings.baselines(), parts.jdbi(), parts.transactions(), clock);
        this.auditHeads = new AuditHeads(parts.jdbi());
        Path data = Path.of(settings.data());
        DiskWaterline disk = new DiskWaterline(data, settings.disk(), () -> DiskSpace.of(data), System::nanoTime);
        StorageCheck storage = new StorageCheck(disk, parts.tables(), settings.retention());
        this.ingest = ingest(journal, parts, stores, settings, disk);
        ServerRoutes routes = new ServerRoutes(
                access.routes(parts),
                access.userRoutes(parts),
                access.tokenRoutes(parts),
                health(parts, overview, stores.health(parts.jdbi()), storage, settings.health()),
                ingest.routes(),
                new LiveRoutes(
                        parts.live(),
                        access.bearers()::sameRights,
                        new SealedPositions(parts.key(), parts.random()),
                        new ViolationNarrowing()),
                new ViolationRoutes(stores.violations(), stores.violationStats(), parts.answers(), clock),
                Investigations.routes(parts, stores, suggestions),
                resolution(parts, stores.violations().resolvable()),
                new InsightRoutes(new IsolationInsights(parts.jdbi(), parts.json()), parts.answers()),
                new FailureRoutes(stores.failures(), parts.answers()),
                resolution(parts, stores.failures().resolvable()),
                new ActivityRoutes(stores.activity(), parts.answers(), clock),
                new EndpointRoutes(
                        new EndpointReader(parts.jdbi(), stores.summaries(), baselines::baseline),
                        parts.answers(),
                        clock),
                new RegressionRoutes(baselines, parts.answers()),
                new SlowQueryRoutes(new SlowStatements(parts.jdbi(), parts.json()), parts.answers()),
                new RepeatedQueryRoutes(new RepeatedStatements(parts.jdbi()), parts.answers(), clock),
                new AuditRoutes(new AuditReader(parts.jdbi(), parts.json()), auditHeads, parts.answers(), clock),
                policies(parts, stores),
                new CheckRoutes(new StatementChecks(stores.violations(), clock), parts.bodies(), parts.answers()),
                new BackupRoutes(database, data, parts.transactions(), parts.audit(), clock),
                new ExportRoutes(new Exporter(parts.jdbi()), data, parts.transactions(), parts.audit()),
                metrics.routes(),
                new OpenApiRoutes(this::routes, ServerVersion.get(), parts.answers()));
        this.database = database;
        this.live = parts.live();
        UpToDate guard = new UpToDate(new AccessGuard(access.bearers()), watch, ingest);
        this.certificate = ServerCertificate.of(settings.http(), Path.of(settings.data()), parts.key(), clock);
        this.chores = ServerChores.of(
                parts,
                stores,
                baselines,
                settings,
                access.uses()::write,
                auditHeads::publish,
                StoreChores.of(parts, settings.retention(), disk));
        this.http = HttpServer.create(
                settings.http().host(), certificate, guard, parts.answers(), requests(metrics.requests()), routes);
    }

    private RequestObserver requests(RequestObserver figures) {
        return (method, route, status, took) -> {
            watch.end();
            figures.answered(method, route, status, took);
        };
    }

    private HealthRoutes health(
            SharedParts parts,
            SystemHealthService overview,
            HealthSources figures,
            StorageCheck storage,
            HealthThresholds thresholds) {
        return new HealthRoutes(
                overview,
                new ServerHealthService(
                        parts.jdbi(),
                        figures,
                        ingest::figures,
                        storage,
                        thresholds,
                        parts.clock(),
                        System::nanoTime,
                        mail),
                parts.answers());
    }

    private static Ingest ingest(
            Journal journal, SharedParts parts, FeatureStores stores, ServerSettings settings, DiskWaterline disk) {
        Path data = Path.of(settings.data());
        String salt = RedactionSalt.in(data, parts.random());
        Outage outage = new Outage(System::nanoTime);
        LastKnown<String, IsolationPolicy> policies = new LastKnown<>(outage);
        Ingest.Surroundings surroundings = new Ingest.Surroundings(
                new IngestStore(
                        parts.transactions(), parts.outbox(), stores.instances(), stores.sinks(), parts.clock()),
                new StoredIds(parts.jdbi()),
                () -> disk.reading().least(),
                outage,
                app -> policies.of(
                                app, () -> Optional.ofNullable(stores.policies().of(app)))
                        .orElse(null),
                new EventRedaction(new Redactor(RedactionSettings.withSalt(salt))),
                parts.json(),
                parts.answers(),
                parts.clock(),
                parts.random());
        return new Ingest(
                journal, data, settings.journal(), settings.ingest(), surroundings, parts.live()::healthChanged);
    }

    private static ResolutionRoutes resolution(SharedParts parts, ResolvableTable<?> table) {
        return new ResolutionRoutes(parts.resolution(table), parts.bodies(), parts.answers());
    }

    private static PolicyRoutes policies(SharedParts parts, FeatureStores stores) {
        PolicyService service =
                new PolicyService(stores.policies(), parts.transactions(), parts.audit(), parts.clock());
        return new PolicyRoutes(service, parts.bodies(), parts.answers());
    }

    /**
     * Opens the store, without listening yet.
     *
     * @throws dev.bulwark.server.store.StoreInUseException if another process has it open
     * @throws dev.bulwark.server.store.StoreUnreachableException if there is none where the settings say
     */
    public static TelemetryServer open(ServerSettings settings, Clock clock) {
        return open(settings, clock, SegmentFile::onDisk);
    }

    /** The same with the journal on a disk of one's own. */
    static TelemetryServer open(ServerSettings settings, Clock clock, SegmentFile.Opener disk) {
        Path data = Path.of(settings.data());
        Database database = Database.open(settings.store(), data);
        try {
            Journal journal = Journal.open(data.resolve("journal"), settings.journal(), disk);
            return new TelemetryServer(database, journal, settings, clock);
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** For what is done from the command line, before or without listening. */
    public UserService users() {
        return access.users();
    }

    /** The same for tokens. */
    public TokenService tokens() {
        return access.tokens();
    }

    /** Begins to listen; returns once requests are accepted. */
    public void start(int port) {
        started = true;
        live.start();
        chores.start();
        mail.start();
        ingest.start();
        http.start(port);
    }

    /**
     * Brings the journal into the store without listening; returns once all of it is there.
     *
     * @param progress told every second up to where
     */
    public void replay(Consumer<String> progress) {
        ingest.replay();
        while (!ingest.isDrained(Duration.ofSeconds(1))) {
            progress.accept(
                    "stored up to " + ingest.stored() + (ingest.figures().stuck() ? ", the store fails" : ""));
        }
        progress.accept("stored up to " + ingest.stored());
    }

    /** What it serves. */
    public List<DeclaredRoute> routes() {
        return http.routes();
    }

    /** The fingerprint of the certificate that it shows; empty if connections are not encrypted. */
    public Optional<String> certificate() {
        return Optional.ofNullable(certificate).map(ServerCertificate::fingerprint);
    }

    /** Where it listens, once started. */
    public URI uri() {
        return http.uri();
    }

    /** Whether everything that was acknowledged is in the store, at last after a while. */
    boolean isDrained(Duration atMost) {
        return ingest.isDrained(atMost);
    }

    /** Ends the streams, lets requests under way end, brings into the store what they left, and closes it. */
    @Override
    public void close() {
        live.close();
        mail.close();
        http.close();
        ingest.close();
        suggestions.close();
        chores.close();
        writeLast();
        database.close();
    }

    /** What cannot be written any more is no reason not to stop. */
    private void writeLast() {
        try {
            access.uses().write();
            if (started) {
                auditHeads.publish();
            }
        } catch (RuntimeException e) {
            LOG.warn("The store does not take the last uses of tokens", e);
        }
    }
}
