package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.HourBaseline;
import dev.bulwark.model.performance.Regression;
import dev.bulwark.model.performance.Regression.Kind;
import dev.bulwark.server.hours.HourlyWork;
import dev.bulwark.server.performance.EndpointId;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.Transactions;
import dev.bulwark.server.store.WireName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Learns how endpoints and statements do hour by hour, and says what is usual and what became worse. Thread-safe. */
public final class Baselines {
    private final HourReader reader;
    private final PerformanceHours hours;
    private final Deployments deployments;
    private final StatementTexts texts;
    private final Duration history;
    private final HourlyWork work;
    private final Transactions transactions;
    private final Clock clock;

    public Baselines(BaselineSettings settings, Jdbi jdbi, Transactions transactions, Clock clock) {
        this.reader = new HourReader(jdbi);
        this.hours = new PerformanceHours(jdbi);
        this.deployments = new Deployments(jdbi);
        this.texts = new StatementTexts(jdbi);
        this.history = settings.history();
        this.work = new HourlyWork("performance baselines", history, transactions, clock);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Learns what came in since the last time, unless another server is at it. */
    public void learn() {
        work.run(this::learn, running -> transactions.run(handle -> hours.forget(handle, running.minus(history))));
    }

    private void learn(Instant hour) {
        Map<Measured, PerformanceHour> found = reader.hour(hour);
        transactions.run(handle -> hours.replace(handle, hour, found));
    }

    /**
     * What became worse and still is, the greatest change first. What is older than half of the history is what is usual now.
     *
     * @param app null for all
     * @param kind null for all
     */
    public List<Regression> regressions(@Nullable String app, @Nullable Kind kind, int limit) {
        List<Regression> found = new ArrayList<>();
        Conditions compared = new Conditions(TenantScope.ALL)
                .and("started_at >= :from", "from", clock.instant().minus(history.dividedBy(2)))
                .and("app = :app", "app", app)
                .and("subject_kind = :kind", "kind", kind == null ? null : WireName.of(kind));
        hours.visit(
                compared,
                (measured, history) -> RegressionFinder.in(history).stream()
                        .map(regression -> regression(measured, regression))
                        .forEach(found::add));
        return found.stream()
                .sorted(Comparator.comparingDouble(Baselines::change)
                        .reversed()
                        .thenComparing(Regression::app)
                        .thenComparing(Regression::name))
                .limit(limit)
                .toList();
    }

    /** What is usual for an endpoint, for the hours of the day at which it had requests. */
    public List<HourBaseline> baseline(String app, String endpoint) {
        List<HourBaseline> found = new ArrayList<>();
        Conditions ofEndpoint = new Conditions(TenantScope.ALL)
                .and("app = :app", "app", app)
                .and("subject_kind = 'endpoint'")
                .and("subject = :endpoint", "endpoint", endpoint)
                .and("started_at >= :from", "from", clock.instant().minus(history));
        hours.visit(ofEndpoint, (measured, history) -> found.addAll(DailyBaseline.of(history)));
        return found;
    }

    private Regression regression(Measured measured, RegressionFinder.Found found) {
        boolean endpoint = measured.kind() == Kind.ENDPOINT;
        Instant since = found.first().start();
        return new Regression(
                measured.kind(),
                measured.app(),
                measured.name(),
                endpoint ? new EndpointId(measured.app(), measured.name()).toText() : null,
                endpoint ? null : texts.of(measured.name()),
                found.figure(),
                since,
                found.before(),
                found.after(),
                found.hoursBefore(),
                found.hoursAfter(),
                deployments.before(measured.app(), since).orElse(null));
    }

    private static double change(Regression regression) {
        return regression.figure() == Regression.Figure.P95
                ? regression.after() / Math.max(1, regression.before())
                : 1 + regression.after() - regression.before();
    }
}
