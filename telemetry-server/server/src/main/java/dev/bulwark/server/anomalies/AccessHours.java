package dev.bulwark.server.anomalies;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.server.anomalies.Subject.Kind;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.WireName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Keeps what subjects did by the hour. An hour may be stored again: it takes the place of what was known. Thread-safe. */
final class AccessHours {
    private static final String INSERT = """
            INSERT INTO access_hours (app, subject_kind, subject, started_at, events, tenants, endpoints, mismatches)
            VALUES (:app, :kind, :subject, :start, :events, :tenants, :endpoints, :mismatches)""";
    private static final String BY_SUBJECT = " ORDER BY app, subject_kind, subject, started_at";

    /** Of an application that makes up endpoints, the rest counts as not offered. */
    private static final int MOST_ENDPOINTS = 20_000;

    private static final int FETCHED_AT_ONCE = 500;
    private static final TypeReference<Set<Integer>> HASHES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final JsonColumns json;

    AccessHours(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void replace(Handle handle, Instant start, List<AccessHour> hours) {
        handle.createUpdate("DELETE FROM access_hours WHERE started_at = :start")
                .bind("start", start)
                .execute();
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (AccessHour hour : hours) {
            batch.bind("app", hour.subject().app())
                    .bind("kind", WireName.of(hour.subject().kind()))
                    .bind("subject", hour.subject().name())
                    .bind("start", hour.start())
                    .bind("events", hour.events())
                    .bind("tenants", json.write(hour.tenants()))
                    .bind("endpoints", json.write(hour.endpoints()))
                    .bind("mismatches", hour.mismatches())
                    .add();
        }
        batch.execute();
        addEndpoints(handle, start, hours);
    }

    void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM access_hours WHERE started_at < :before")
                .bind("before", before)
                .execute();
    }

    /** Hands over the hours of each subject between two moments, one subject after the other. */
    void visit(Instant from, Instant to, Consumer<List<AccessHour>> visitor) {
        List<AccessHour> ofOne = new ArrayList<>();
        jdbi.useHandle(handle -> query(handle, between(from, to))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((rs, context) -> hour(new Row(rs)))
                .forEach(hour -> {
                    if (!ofOne.isEmpty() && !ofOne.get(0).subject().equals(hour.subject())) {
                        visitor.accept(List.copyOf(ofOne));
                        ofOne.clear();
                    }
                    ofOne.add(hour);
                }));
        if (!ofOne.isEmpty()) {
            visitor.accept(ofOne);
        }
    }

    /** The hours of one subject between two moments, in their order. */
    List<AccessHour> of(Subject subject, Instant from, Instant to) {
        Conditions conditions = between(from, to)
                .and("app = :app", "app", subject.app())
                .and("subject_kind = :kind", "kind", WireName.of(subject.kind()))
                .and("subject = :subject", "subject", subject.name());
        return jdbi.withHandle(handle -> query(handle, conditions)
                .map((rs, context) -> hour(new Row(rs)))
                .list());
    }

    /** Hashes of what an application offers, with the hour in which somebody first used it. */
    Map<Integer, Instant> endpoints(String app) {
        return jdbi.withHandle(handle -> {
            Map<Integer, Instant> found = new HashMap<>();
            handle.createQuery("SELECT endpoint, first_at FROM access_endpoints WHERE app = :app")
                    .bind("app", app)
                    .map((rs, context) -> {
                        Row row = new Row(rs);
                        return Map.entry((int) row.number("endpoint"), row.time("first_at"));
                    })
                    .forEach(endpoint -> found.put(endpoint.getKey(), endpoint.getValue()));
            return found;
        });
    }

    private void addEndpoints(Handle handle, Instant start, List<AccessHour> hours) {
        Map<String, Set<Integer>> used = new HashMap<>();
        hours.forEach(hour -> used.computeIfAbsent(hour.subject().app(), app -> new HashSet<>())
                .addAll(hour.endpoints()));
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO access_endpoints (app, endpoint, first_at) VALUES (:app, :endpoint, :start)");
        used.forEach((app, hashes) -> {
            Set<Integer> known = known(handle, app);
            hashes.stream()
                    .filter(hash -> !known.contains(hash))
                    .limit(Math.max(0, MOST_ENDPOINTS - known.size()))
                    .forEach(hash -> batch.bind("app", app)
                            .bind("endpoint", hash)
                            .bind("start", start)
                            .add());
        });
        batch.execute();
    }

    private static Set<Integer> known(Handle handle, String app) {
        return new HashSet<>(handle.createQuery("SELECT endpoint FROM access_endpoints WHERE app = :app")
                .bind("app", app)
                .mapTo(Integer.class)
                .list());
    }

    private static Conditions between(Instant from, Instant to) {
        return new Conditions(TenantScope.ALL)
                .and("started_at >= :from", "from", from)
                .and("started_at < :to", "to", to);
    }

    private static Query query(Handle handle, Conditions conditions) {
        return conditions.bindTo(handle.createQuery("SELECT * FROM access_hours" + conditions.where() + BY_SUBJECT));
    }

    private AccessHour hour(Row row) throws SQLException {
        return new AccessHour(
                new Subject(row.text("app"), row.constant("subject_kind", Kind.class), row.text("subject")),
                row.time("started_at"),
                row.number("events"),
                json.read(row.text("tenants"), HASHES),
                json.read(row.text("endpoints"), HASHES),
                row.number("mismatches"));
    }
}
