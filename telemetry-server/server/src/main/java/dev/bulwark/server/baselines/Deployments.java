package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.Regression.Deployment;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads when versions went into use: as applications tell, or else as their instances call themselves. Thread-safe. */
final class Deployments {
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOLD = "SELECT version, description, created_at AS at FROM deployments";
    private static final String NEWEST = " ORDER BY at DESC LIMIT 1";
    private static final String HEARD =
            "SELECT version, NULL AS description, MIN(first_heard) AS at FROM instance_minutes";

    private final Jdbi jdbi;

    Deployments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest in the day before an hour, or within it. */
    Optional<Deployment> before(String app, Instant hour) {
        Instant end = hour.plus(HOUR);
        Instant from = hour.minus(BEFORE);
        Conditions told = new Conditions(TenantScope.ALL)
                .and("app = :app", "app", app)
                .and("created_at >= :from", "from", from)
                .and("created_at < :to", "to", end);
        return newest(TOLD, told, NEWEST).or(() -> heard(app, from, end));
    }

    /** A version that no instance had before. */
    private Optional<Deployment> heard(String app, Instant from, Instant to) {
        Conditions ofApp =
                new Conditions(TenantScope.ALL).and("app = :app", "app", app).and("started_at < :to", "to", to);
        ofApp.bindAlso("from", from);
        return newest(HEARD, ofApp, " GROUP BY version HAVING MIN(first_heard) >= :from" + NEWEST)
                .filter(first -> hadAnother(app, first.at()));
    }

    /** The first version that was ever heard is no change. */
    private boolean hadAnother(String app, Instant before) {
        Conditions earlier =
                new Conditions(TenantScope.ALL).and("app = :app", "app", app).and("started_at < :to", "to", before);
        return newest(HEARD, earlier, " GROUP BY version" + NEWEST).isPresent();
    }

    private Optional<Deployment> newest(String select, Conditions conditions, String rest) {
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery(select + conditions.where() + rest))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Deployment(row.text("version"), row.optionalText("description"), row.time("at"));
                })
                .findOne());
    }
}
