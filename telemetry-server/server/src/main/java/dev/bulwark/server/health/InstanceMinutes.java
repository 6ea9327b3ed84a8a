package dev.bulwark.server.health;

import dev.bulwark.server.health.InstanceStore.Instance;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.store.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps in which minutes each process was heard, by the server's clock. Thread-safe. */
final class InstanceMinutes {
    private static final String UPDATE = """
            UPDATE instance_minutes SET version = :version, last_heard = GREATEST(last_heard, :heard),
                dropped_sum = GREATEST(dropped_sum, :dropped)
            WHERE started_at = :minute AND app = :app AND instance = :instance""";
    private static final String INSERT = """
            INSERT INTO instance_minutes (started_at, app, instance, version, first_heard, last_heard, dropped_sum)
            VALUES (:minute, :app, :instance, :version, :heard, :heard, :dropped)""";
    private static final String BETWEEN = """
            SELECT app, instance, version, last_heard, dropped_sum FROM instance_minutes
            WHERE started_at >= :from AND started_at <= :to AND first_heard <= :to AND last_heard >= :since
            ORDER BY started_at""";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Jdbi jdbi;

    InstanceMinutes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param dropped events since the start of the instance */
    void heard(Handle handle, Source source, long dropped) {
        if (write(handle, UPDATE, source, dropped) == 0) {
            write(handle, INSERT, source, dropped);
        }
    }

    /**
     * Who was heard from one moment to another, both included, by application and name, as it was known at the later one; to
     * the minute in which that is.
     */
    List<Instance> heardBetween(Instant from, Instant to) {
        Map<String, Instance> newest = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(BETWEEN)
                .bind("from", from.minus(MINUTE))
                .bind("since", from)
                .bind("to", to)
                .map((rs, context) -> instance(new Row(rs), to))
                .forEach(instance -> newest.put(instance.app() + "\n" + instance.instance(), instance)));
        return List.copyOf(newest.values());
    }

    private static Instance instance(Row row, Instant to) throws SQLException {
        Instant heard = row.time("last_heard");
        return new Instance(
                row.text("app"),
                row.text("instance"),
                row.text("version"),
                heard.isAfter(to) ? to : heard,
                row.number("dropped_sum"));
    }

    private static int write(Handle handle, String sql, Source source, long dropped) {
        return handle.createUpdate(sql)
                .bind("minute", source.receivedAt().truncatedTo(ChronoUnit.MINUTES))
                .bind("app", source.app())
                .bind("instance", source.instance())
                .bind("version", source.version())
                .bind("heard", source.receivedAt())
                .bind("dropped", dropped)
                .execute();
    }
}
