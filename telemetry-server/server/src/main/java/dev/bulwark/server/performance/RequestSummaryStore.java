package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.rollup.Cover;
import dev.bulwark.server.rollup.Resolution;
import dev.bulwark.server.rollup.Series;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Keeps how often and how fast endpoints answered, a row for each minute, endpoint and tenant. Histograms are merged, so
 * percentiles over any stretch and any mix of tenants are true ones. Thread-safe.
 */
public final class RequestSummaryStore implements EventSink<RequestSummaryEvent> {
    /** What is made of the minutes. */
    public static final Series SERIES = new Series(
            "api_performance_summary", List.of("app", "endpoint", "tenant"), List.of("requests", "errors"), List.of());

    /** Beyond it, an application that makes up endpoints fills one row for the rest instead of the store. */
    private static final int MAX_ROWS_PER_MINUTE = 5_000;

    private static final int FETCHED_AT_ONCE = 500;

    private static final String COLUMNS = "started_at, app, endpoint, tenant, requests, errors, histogram";
    private static final String SUMS = """
            SELECT started_at, COUNT(*) AS summaries, SUM(requests) AS requests, SUM(errors) AS errors
            FROM api_performance_summary""";
    private static final String INSERT = "INSERT INTO api_performance_summary (" + COLUMNS
            + ") VALUES (:minute, :app, :endpoint, :tenant, :requests, :errors, :histogram)";
    private static final String UPDATE = """
            UPDATE api_performance_summary SET requests = :requests, errors = :errors, histogram = :histogram
            WHERE started_at = :minute AND app = :app AND endpoint = :endpoint AND tenant = :tenant""";

    private final Jdbi jdbi;

    public RequestSummaryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record AppMinute(String app, Instant start) {}

    @Override
    public Class<RequestSummaryEvent> accepts() {
        return RequestSummaryEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<RequestSummaryEvent>> events) {
        Map<AppMinute, List<RequestSummaryEvent>> byMinute = new LinkedHashMap<>();
        for (Received<RequestSummaryEvent> one : events) {
            AppMinute minute = new AppMinute(one.source().app(), one.event().minute());
            byMinute.computeIfAbsent(minute, first -> new ArrayList<>()).add(one.event());
        }
        byMinute.forEach((minute, some) -> storeMinute(handle, minute.app(), minute.start(), some));
        return List.of();
    }

    /** What the rows of each minute add up to, of those that fulfil the conditions; much cheaper than the rows. */
    Map<Instant, EndpointMinute.Sums> sums(Conditions conditions) {
        Map<Instant, EndpointMinute.Sums> found = new HashMap<>();
        jdbi.useHandle(handle -> conditions
                .bindTo(handle.createQuery(SUMS + conditions.where() + " GROUP BY started_at"))
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return Map.entry(
                            row.time("started_at"),
                            new EndpointMinute.Sums(
                                    row.number("summaries"), row.number("requests"), row.number("errors")));
                })
                .forEach(minute -> found.put(minute.getKey(), minute.getValue())));
        return found;
    }

    /**
     * Hands over the summaries of a stretch of time that fulfil the conditions, in no order, one at a time. Together they are
     * the same as its minutes.
     *
     * @param coarsest how long the time may be that one of them stands for
     */
    void visit(Stretch stretch, Resolution coarsest, Conditions conditions, Consumer<RequestSummary> visitor) {
        jdbi.useTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> Cover.of(handle, SERIES, stretch.from(), stretch.to(), coarsest)
                        .forEach(piece -> read(
                                handle,
                                piece.resolution(),
                                conditions.during("started_at", piece.from(), piece.to()),
                                visitor)));
    }

    /** The same for minutes that fulfil the conditions. */
    void visit(Conditions conditions, Consumer<RequestSummary> visitor) {
        jdbi.useTransaction(handle -> read(handle, Resolution.MINUTE, conditions, visitor));
    }

    private static void read(
            Handle handle, Resolution resolution, Conditions conditions, Consumer<RequestSummary> visitor) {
        conditions
                .bindTo(handle.createQuery(
                        "SELECT " + COLUMNS + " FROM " + SERIES.table(resolution) + conditions.where()))
                .setFetchSize(FETCHED_AT_ONCE)
                .map(RequestSummaryStore::row)
                .forEach(row -> visitor.accept(row.decoded()));
    }

    /** A batch speaks of one or two minutes, so reading those whole is cheaper than asking for each row. */
    private static void storeMinute(Handle handle, String app, Instant minute, List<RequestSummaryEvent> events) {
        Map<RequestSummary.Key, Encoded> known = known(handle, app, minute);
        List<RequestSummary> fresh = new ArrayList<>();
        List<RequestSummary> grown = new ArrayList<>();
        merged(app, events, known.keySet()).forEach((key, summary) -> {
            Encoded row = known.get(key);
            if (row == null) {
                fresh.add(summary);
            } else {
                grown.add(row.decoded().plus(summary));
            }
        });
        write(handle, INSERT, fresh);
        write(handle, UPDATE, grown);
    }

    private static Map<RequestSummary.Key, RequestSummary> merged(
            String app, List<RequestSummaryEvent> events, Set<RequestSummary.Key> known) {
        Map<RequestSummary.Key, RequestSummary> merged = new LinkedHashMap<>();
        for (RequestSummaryEvent event : events) {
            RequestSummary.Key key = keyOf(app, event);
            boolean full = known.size() + merged.size() >= MAX_ROWS_PER_MINUTE;
            RequestSummary summary = new RequestSummary(
                    full && !known.contains(key) && !merged.containsKey(key) ? key.other() : key,
                    event.count(),
                    event.errors(),
                    LatencyHistogram.fromBase64(event.histogram()));
            merged.merge(summary.key(), summary, RequestSummary::plus);
        }
        return merged;
    }

    private static Map<RequestSummary.Key, Encoded> known(Handle handle, String app, Instant minute) {
        return handle
                .createQuery(
                        "SELECT " + COLUMNS + " FROM api_performance_summary WHERE started_at = :minute AND app = :app")
                .bind("minute", minute)
                .bind("app", app)
                .map(RequestSummaryStore::row)
                .stream()
                .collect(Collectors.toMap(Encoded::key, Function.identity()));
    }

    private static RequestSummary.Key keyOf(String app, RequestSummaryEvent event) {
        return new RequestSummary.Key(
                event.minute(),
                app,
                Objects.requireNonNullElse(event.header().endpoint(), ""),
                Objects.requireNonNullElse(event.header().tenant(), ""));
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

    private static Encoded row(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new Encoded(
                new RequestSummary.Key(
                        row.time("started_at"), row.text("app"), row.text("endpoint"), row.text("tenant")),
                row.number("requests"),
                row.number("errors"),
                row.text("histogram"));
    }

    /** A row whose histogram is decoded only if it is needed. */
    private record Encoded(RequestSummary.Key key, long requests, long errors, String histogram) {
        RequestSummary decoded() {
            return new RequestSummary(key, requests, errors, LatencyHistogram.fromBase64(histogram));
        }
    }
}
