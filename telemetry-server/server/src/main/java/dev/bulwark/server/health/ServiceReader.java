package dev.bulwark.server.health;

import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads how calls to and from outside services went. Thread-safe. */
public final class ServiceReader {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    private final Jdbi jdbi;

    public ServiceReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What is known at a moment, each by the name of the service.
     *
     * @param hour the calls of the last hour
     * @param successes when a call last succeeded within a day
     * @param failures the newest failures within a day
     * @param webhooks when the services last called within a day
     */
    record Figures(
            Map<String, Calls> hour,
            Map<String, Instant> successes,
            Map<String, Failure> failures,
            Map<String, Instant> webhooks) {}

    /** Calls of one service together. */
    record Calls(long calls, long errors, LatencyHistogram histogram) {
        private static Calls both(Calls one, Calls other) {
            LatencyHistogram merged = new LatencyHistogram();
            merged.merge(one.histogram);
            merged.merge(other.histogram);
            return new Calls(one.calls + other.calls, one.errors + other.errors, merged);
        }
    }

    /** A call that failed, with what the service or the network said. */
    record Failure(Instant at, @Nullable String error) {}

    private record Named<T>(String service, T value) {}

    Figures at(TenantScope scope, Instant moment) {
        Conditions day = within(scope, "created_at", DAY, moment);
        Conditions succeeded = within(scope, "started_at", DAY, moment).and("calls > errors");
        return jdbi.inTransaction(handle -> new Figures(
                hour(handle, within(scope, "started_at", HOUR, moment)),
                newest(handle, "external_call_summary", succeeded),
                failures(handle, within(scope, "created_at", DAY, moment).and("NOT success")),
                newest(handle, "webhook_calls", day)));
    }

    private static Conditions within(TenantScope scope, String column, Duration before, Instant moment) {
        return new Conditions(scope)
                .and(column + " > :from", "from", moment.minus(before))
                .and(column + " <= :moment", "moment", moment);
    }

    private static Map<String, Calls> hour(Handle handle, Conditions conditions) {
        return conditions
                .bindTo(handle.createQuery(
                        "SELECT service, calls, errors, histogram FROM external_call_summary" + conditions.where()))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    LatencyHistogram histogram = LatencyHistogram.fromBase64(row.text("histogram"));
                    return new Named<>(
                            row.text("service"), new Calls(row.number("calls"), row.number("errors"), histogram));
                })
                .stream()
                .collect(Collectors.toMap(Named::service, Named::value, Calls::both));
    }

    private static Map<String, Instant> newest(Handle handle, String table, Conditions conditions) {
        return conditions
                .bindTo(handle.createQuery("SELECT service, MAX(created_at) AS newest FROM " + table
                        + conditions.where() + " GROUP BY service"))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Named<>(row.text("service"), row.time("newest"));
                })
                .stream()
                .collect(Collectors.toMap(Named::service, Named::value));
    }

    private static Map<String, Failure> failures(Handle handle, Conditions conditions) {
        return conditions
                .bindTo(handle.createQuery("""
                        SELECT service, created_at, error_message FROM (
                            SELECT service, created_at, error_message, ROW_NUMBER() OVER (
                                PARTITION BY service ORDER BY created_at DESC, id DESC) AS place
                            FROM external_calls""" + conditions.where() + ") newest WHERE place = 1"))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Named<>(
                            row.text("service"),
                            new Failure(row.time("created_at"), row.optionalText("error_message")));
                })
                .stream()
                .collect(Collectors.toMap(Named::service, Named::value));
    }
}
