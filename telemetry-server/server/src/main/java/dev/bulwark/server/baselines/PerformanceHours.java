package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.Regression.Kind;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Keeps how endpoints and statements did by the hour. An hour may be stored again, in place of what was known. Thread-safe. */
final class PerformanceHours {
    private static final String INSERT = """
            INSERT INTO performance_hours (app, subject_kind, subject, started_at, events, errors, p50, p95)
            VALUES (:app, :kind, :subject, :start, :events, :errors, :p50, :p95)""";
    private static final String BY_SUBJECT = " ORDER BY app, subject_kind, subject, started_at";
    private static final int FETCHED_AT_ONCE = 500;

    private final Jdbi jdbi;

    PerformanceHours(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void replace(Handle handle, Instant start, Map<Measured, PerformanceHour> hours) {
        handle.createUpdate("DELETE FROM performance_hours WHERE started_at = :start")
                .bind("start", start)
                .execute();
        PreparedBatch batch = handle.prepareBatch(INSERT);
        hours.forEach((measured, hour) -> batch.bind("app", measured.app())
                .bind("kind", WireName.of(measured.kind()))
                .bind("subject", measured.name())
                .bind("start", hour.start())
                .bind("events", hour.events())
                .bind("errors", hour.errors())
                .bind("p50", hour.p50())
                .bind("p95", hour.p95())
                .add());
        batch.execute();
    }

    void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM performance_hours WHERE started_at < :before")
                .bind("before", before)
                .execute();
    }

    /** Hands over the hours of each that fulfil the conditions, in their order, one after the other. */
    void visit(Conditions conditions, BiConsumer<Measured, List<PerformanceHour>> visitor) {
        List<Kept> ofOne = new ArrayList<>();
        jdbi.useHandle(handle -> query(handle, conditions)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((rs, context) -> row(new Row(rs)))
                .forEach(row -> {
                    if (!ofOne.isEmpty() && !ofOne.get(0).measured().equals(row.measured())) {
                        hand(ofOne, visitor);
                    }
                    ofOne.add(row);
                }));
        hand(ofOne, visitor);
    }

    private static void hand(List<Kept> ofOne, BiConsumer<Measured, List<PerformanceHour>> visitor) {
        if (!ofOne.isEmpty()) {
            visitor.accept(
                    ofOne.get(0).measured(), ofOne.stream().map(Kept::hour).toList());
            ofOne.clear();
        }
    }

    private record Kept(Measured measured, PerformanceHour hour) {}

    private static Query query(Handle handle, Conditions conditions) {
        return conditions.bindTo(
                handle.createQuery("SELECT * FROM performance_hours" + conditions.where() + BY_SUBJECT));
    }

    private static Kept row(Row row) throws SQLException {
        return new Kept(
                new Measured(row.text("app"), row.constant("subject_kind", Kind.class), row.text("subject")),
                new PerformanceHour(
                        row.time("started_at"),
                        row.number("events"),
                        row.number("errors"),
                        row.number("p50"),
                        row.number("p95")));
    }
}
