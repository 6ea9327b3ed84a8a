package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps how often and how fast endpoints answered, a row for each minute, endpoint and tenant. Histograms are merged, so
 * percentiles over any stretch and any mix of tenants are true ones. Thread-safe.
 */
public final class RequestSummaryStore implements EventSink<RequestSummaryEvent> {
    private static final String COLUMNS = "started_at, app, endpoint, tenant, requests, errors, histogram";
    private static final String INSERT = "INSERT INTO api_performance_summary (" + COLUMNS
            + ") VALUES (:minute, :app, :endpoint, :tenant, :requests, :errors, :histogram)";
    private static final String UPDATE = """
            UPDATE api_performance_summary SET requests = :requests, errors = :errors, histogram = :histogram
            WHERE started_at = :minute AND app = :app AND endpoint = :endpoint AND tenant = :tenant""";

    private final Jdbi jdbi;

    public RequestSummaryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Class<RequestSummaryEvent> accepts() {
        return RequestSummaryEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, Source source, List<RequestSummaryEvent> events) {
        Map<RequestSummary.Key, RequestSummary> incoming = new LinkedHashMap<>();
        events.forEach(event -> {
            RequestSummary summary = summary(source, event);
            incoming.merge(summary.key(), summary, RequestSummary::plus);
        });
        Map<RequestSummary.Key, RequestSummary> stored = stored(handle, source.app(), incoming.keySet());
        write(
                handle,
                INSERT,
                incoming.values().stream()
                        .filter(summary -> !stored.containsKey(summary.key()))
                        .toList());
        write(
                handle,
                UPDATE,
                stored.values().stream()
                        .map(row -> row.plus(Objects.requireNonNull(incoming.get(row.key()))))
                        .toList());
        return List.of();
    }

    /** The summaries of the minutes from one moment to another, in no order. */
    List<RequestSummary> between(Instant from, Instant to) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM api_performance_summary WHERE started_at >= :from AND started_at < :to")
                .bind("from", from)
                .bind("to", to)
                .map(RequestSummaryStore::row)
                .list());
    }

    private static RequestSummary summary(Source source, RequestSummaryEvent event) {
        RequestSummary.Key key = new RequestSummary.Key(
                event.minute(),
                source.app(),
                Objects.requireNonNullElse(event.header().endpoint(), ""),
                Objects.requireNonNullElse(event.header().tenant(), ""));
        return new RequestSummary(key, event.count(), event.errors(), LatencyHistogram.fromBase64(event.histogram()));
    }

    /** A batch speaks of one or two minutes, so reading those whole is cheaper than asking for each row. */
    private static Map<RequestSummary.Key, RequestSummary> stored(
            Handle handle, String app, Set<RequestSummary.Key> keys) {
        Map<RequestSummary.Key, RequestSummary> found = new HashMap<>();
        Set<Instant> minutes = keys.stream().map(RequestSummary.Key::minute).collect(Collectors.toSet());
        for (Instant minute : minutes) {
            handle
                    .createQuery("SELECT " + COLUMNS
                            + " FROM api_performance_summary WHERE started_at = :minute AND app = :app")
                    .bind("minute", minute)
                    .bind("app", app)
                    .map(RequestSummaryStore::row)
                    .stream()
                    .filter(row -> keys.contains(row.key()))
                    .forEach(row -> found.put(row.key(), row));
        }
        return found;
    }

    private static void write(Handle handle, String sql, Collection<RequestSummary> summaries) {
        PreparedBatch batch = handle.prepareBatch(sql);
        for (RequestSummary summary : summaries) {
            batch.bind("minute", summary.key().minute())
                    .bind("app", summary.key().app())
                    .bind("endpoint", summary.key().endpoint())
                    .bind("tenant", summary.key().tenant())
                    .bind("requests", summary.requests())
                    .bind("errors", summary.errors())
                    .bind("histogram", summary.histogram().toBase64())
                    .add();
        }
        batch.execute();
    }

    private static RequestSummary row(java.sql.ResultSet rs, StatementContext context) throws java.sql.SQLException {
        Row row = new Row(rs);
        return new RequestSummary(
                new RequestSummary.Key(
                        row.time("started_at"), row.text("app"), row.text("endpoint"), row.text("tenant")),
                row.number("requests"),
                row.number("errors"),
                LatencyHistogram.fromBase64(row.text("histogram")));
    }
}
