package dev.bulwark.server.health;

import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.server.ingest.IngestFigures;
import dev.bulwark.server.notify.MailService;
import dev.bulwark.server.notify.MailState;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that a machine can ask for. Only a store that cannot be reached or a full disk makes the server unhealthy; what is wrong with the
 * monitored applications makes it degraded, as the server itself still does its work. Thread-safe.
 */
public final class ServerHealthService {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHealthService.class);
    private static final double HEAP_LIMIT = 1.0;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final HealthSources sources;
    private final Supplier<IngestFigures> ingest;
    private final StorageCheck storage;
    private final HealthThresholds thresholds;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final MailService mail;

    /**
     * The checks.
     *
     * @param nanoTime a monotonic clock, for durations
     * @param mail looked at when it is enabled
     */
    public ServerHealthService(
            Jdbi jdbi,
            HealthSources sources,
            Supplier<IngestFigures> ingest,
            StorageCheck storage,
            HealthThresholds thresholds,
            Clock clock,
            LongSupplier nanoTime,
            MailService mail) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.ingest = ingest;
        this.storage = storage;
        this.thresholds = thresholds;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.mail = mail;
    }

    ServerHealth now() {
        long start = nanoTime.getAsLong();
        Map<String, ServerHealth.Check> checks = new LinkedHashMap<>();
        checks.put("database", database());
        double databaseMillis = millisSince(start);
        checks.put("databasePerformance", databasePerformance(databaseMillis));
        checks.put("storage", orUnknown(storage::now));
        checks.put("errorRate", orUnknown(this::errorRate));
        checks.put("systemMetrics", systemMetrics());
        checks.put("recentActivity", orUnknown(this::recentActivity));
        checks.put("ingest", ingest());
        if (mail.enabled()) {
            checks.put("mail", orUnknown(this::mail));
        }
        CheckStatus worst = checks.values().stream()
                .map(ServerHealth.Check::status)
                .max(Comparator.naturalOrder())
                .orElse(CheckStatus.UNKNOWN);
        return new ServerHealth(worst, clock.instant(), millisSince(start), checks);
    }

    private ServerHealth.Check database() {
        try {
            jdbi.useHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM users")
                    .mapTo(Long.class)
                    .one());
            return new ServerHealth.Check(CheckStatus.HEALTHY, "The store answers", Map.of());
        } catch (RuntimeException e) {
            LOG.error("The store does not answer", e);
            return new ServerHealth.Check(CheckStatus.UNHEALTHY, "The store does not answer", Map.of());
        }
    }

    private ServerHealth.Check databasePerformance(double millis) {
        return new ServerHealth.Check(
                status(TrafficLight.of(millis, thresholds.databaseMillis())),
                "The store answered in %.1f ms of %d ms".formatted(millis, thresholds.databaseMillis()),
                Map.of("latencyMs", millis, "thresholdMs", thresholds.databaseMillis()));
    }

    private ServerHealth.Check ingest() {
        IngestFigures now = ingest.get();
        return new ServerHealth.Check(
                now.isWell() ? CheckStatus.HEALTHY : CheckStatus.DEGRADED,
                now.stuck() ? "The store takes no events; they wait in the journal" : "Events reach the store",
                Map.of(
                        "backlogBytes", now.backlogBytes(),
                        "deadLetters", now.deadLetters(),
                        "shedEvents", now.shed(),
                        "journalDamages", now.damages()));
    }

    private ServerHealth.Check errorRate() {
        ApiPerformance.LastHour hour = sources.api().lastHour(Moment.present(TenantScope.ALL, clock.instant()), 0);
        Map<String, Object> figures = Map.of(
                "requests", hour.requests(),
                "errors", hour.errors(),
                "errorRate", hour.errorRate(),
                "threshold", thresholds.errorRate());
        if (hour.requests() == 0) {
            return new ServerHealth.Check(CheckStatus.UNKNOWN, "No requests in the last hour", figures);
        }
        return new ServerHealth.Check(
                status(TrafficLight.of(hour.errorRate(), thresholds.errorRate())),
                hour.errors() + " of " + hour.requests() + " requests failed in the last hour",
                figures);
    }

    private static ServerHealth.Check systemMetrics() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return new ServerHealth.Check(
                status(TrafficLight.of((double) used / runtime.maxMemory(), HEAP_LIMIT)),
                "The server's own process",
                Map.of(
                        "heapUsedBytes", used,
                        "heapMaxBytes", runtime.maxMemory(),
                        "processors", runtime.availableProcessors(),
                        "threads", Thread.activeCount()));
    }

    private ServerHealth.Check recentActivity() {
        Instant now = clock.instant();
        Moment present = Moment.present(TenantScope.ALL, now);
        List<InstanceStore.Instance> heard = sources.instances().heardWithin(HOUR, present);
        long fresh = heard.stream()
                .filter(instance ->
                        !instance.lastHeard().plus(thresholds.freshFor()).isBefore(now))
                .count();
        Map<String, Object> figures = Map.of(
                "instancesHeard", fresh,
                "instancesLastHour", heard.size(),
                "activitiesLastHour", sources.activity().countWithin(HOUR, present),
                "unresolvedFailures", sources.failures().unresolved(present),
                "unresolvedViolations", sources.violations().stats(present).unresolved());
        if (heard.isEmpty()) {
            return new ServerHealth.Check(CheckStatus.UNKNOWN, "No instance was heard in the last hour", figures);
        }
        return new ServerHealth.Check(
                fresh == heard.size() ? CheckStatus.HEALTHY : CheckStatus.DEGRADED,
                fresh + " of " + heard.size() + " instances of the last hour are being heard",
                figures);
    }

    /** A way to people that is closed is told here, since it cannot be told by mail. */
    private ServerHealth.Check mail() {
        MailState state = mail.state();
        return new ServerHealth.Check(
                state.failing() == 0 ? CheckStatus.HEALTHY : CheckStatus.DEGRADED,
                state.failing() + " mails were not taken by the SMTP server so far",
                Map.of("waiting", state.waiting(), "failing", state.failing()));
    }

    private static ServerHealth.Check orUnknown(Supplier<ServerHealth.Check> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            LOG.error("A health check failed", e);
            return new ServerHealth.Check(CheckStatus.UNKNOWN, "The check itself failed", Map.of());
        }
    }

    private static CheckStatus status(TrafficLight light) {
        return switch (light) {
            case GREEN, YELLOW -> CheckStatus.HEALTHY;
            case RED -> CheckStatus.DEGRADED;
            case GREY -> CheckStatus.UNKNOWN;
        };
    }

    private double millisSince(long start) {
        return (nanoTime.getAsLong() - start) / 1_000_000.0;
    }
}
