package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Keeps measured levels: their history, and apart from it the newest of each. Thread-safe. */
public final class GaugeStore implements EventSink<GaugeEvent> {
    private static final String INSERT = """
            INSERT INTO performance_metrics (id, created_at, received_at, app, instance, name, metric, unit, labels)
            VALUES (:id, :createdAt, :receivedAt, :app, :instance, :name, :value, :unit, :labels)""";
    private static final String INSERT_LATEST = """
            INSERT INTO latest_metrics (app, instance, name, labels, metric, created_at, measured_at)
            VALUES (:app, :instance, :name, :labels, :value, :createdAt, :measuredAt)""";
    private static final String UPDATE_LATEST = """
            UPDATE latest_metrics SET metric = :value, created_at = :createdAt, measured_at = :measuredAt
            WHERE app = :app AND instance = :instance AND name = :name AND labels = :labels
                AND created_at <= :createdAt""";
    private static final String LATEST_AT = """
            SELECT app, instance, name, metric, created_at FROM (
                SELECT app, instance, name, metric, created_at, ROW_NUMBER() OVER (
                    PARTITION BY app, instance, name, labels ORDER BY created_at DESC, id DESC) AS place
                FROM performance_metrics
                WHERE name IN (<names>) AND created_at > :from AND created_at <= :moment) ranked
            WHERE place = 1""";
    private static final Duration HISTORY = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final JsonColumns json;

    public GaugeStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * The newest value of a gauge of an instance; labels that tell gauges of one name apart are left out.
     *
     * @param at when it was measured, by the server's clock
     */
    public record Latest(String app, String instance, String name, double value, Instant at) {}

    @Override
    public Class<GaugeEvent> accepts() {
        return GaugeEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<GaugeEvent>> events) {
        PreparedBatch history = handle.prepareBatch(INSERT);
        for (Received<GaugeEvent> one : events) {
            GaugeEvent event = one.event();
            bind(history, one.source(), event)
                    .bind("id", event.header().id())
                    .bind("receivedAt", one.source().receivedAt())
                    .bind("unit", event.unit())
                    .add();
        }
        history.execute();
        newestOf(events).forEach(one -> keepLatest(handle, one.source(), one.event()));
        return List.of();
    }

    /** The newest values that were measured since a moment. */
    public List<Latest> latestSince(Instant from) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT app, instance, name, metric, measured_at FROM latest_metrics WHERE measured_at >= :from")
                .bind("from", from)
                .map((rs, context) -> latest(new Row(rs), "measured_at"))
                .list());
    }

    /**
     * The newest values of an hour that ended at a past moment, by the senders' clocks.
     *
     * @param names of the gauges that are asked for
     */
    public List<Latest> latestAt(Instant moment, Set<String> names) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST_AT)
                .bind("from", moment.minus(HISTORY))
                .bind("moment", moment)
                .bindList("names", List.copyOf(names))
                .map((rs, context) -> latest(new Row(rs), "created_at"))
                .list());
    }

    private static Latest latest(Row row, String timeColumn) throws SQLException {
        return new Latest(
                row.text("app"), row.text("instance"), row.text("name"), row.decimal("metric"), row.time(timeColumn));
    }

    private Collection<Received<GaugeEvent>> newestOf(List<Received<GaugeEvent>> events) {
        Map<List<String>, Received<GaugeEvent>> newest = new LinkedHashMap<>();
        for (Received<GaugeEvent> next : events) {
            Source source = next.source();
            GaugeEvent event = next.event();
            newest.merge(
                    List.of(source.app(), source.instance(), event.name(), json.write(event.labels())),
                    next,
                    (one, other) -> at(other).isBefore(at(one)) ? one : other);
        }
        return newest.values();
    }

    private static Instant at(Received<GaugeEvent> gauge) {
        return gauge.event().header().at();
    }

    private void keepLatest(Handle handle, Source source, GaugeEvent event) {
        boolean known = handle.createQuery("""
                                SELECT COUNT(*) FROM latest_metrics
                                WHERE app = :app AND instance = :instance AND name = :name AND labels = :labels""")
                        .bind("app", source.app())
                        .bind("instance", source.instance())
                        .bind("name", event.name())
                        .bind("labels", json.write(event.labels()))
                        .mapTo(Long.class)
                        .one()
                > 0;
        bind(handle.createUpdate(known ? UPDATE_LATEST : INSERT_LATEST), source, event)
                .bind("measuredAt", source.byServerClock(event.header().at()))
                .execute();
    }

    private <S extends SqlStatement<S>> S bind(S statement, Source source, GaugeEvent event) {
        return statement
                .bind("app", source.app())
                .bind("instance", source.instance())
                .bind("name", event.name())
                .bind("labels", json.write(event.labels()))
                .bind("value", event.value())
                .bind("createdAt", event.header().at());
    }
}
