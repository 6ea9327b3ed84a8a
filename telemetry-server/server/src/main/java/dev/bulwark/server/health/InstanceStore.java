package dev.bulwark.server.health;

import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.server.ingest.InstanceLedger;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps which processes reported, when last, and what became of their events. Thread-safe. */
public final class InstanceStore implements InstanceLedger {
    private static final String INSERT = """
            INSERT INTO instances (app, instance, version, last_heard, sent_at, sent, dropped, dropped_sum, spooled,
                stored, rejected, duplicates)
            VALUES (:app, :instance, :version, :heard, :sentAt, 0, '{}', 0, 0, 0, 0, 0)""";
    private static final String COUNT = """
            UPDATE instances SET last_heard = :heard, stored = stored + :stored, rejected = rejected + :rejected,
                shed = shed + :shed, duplicates = duplicates + :duplicates
            WHERE app = :app AND instance = :instance""";
    private static final String TAKE_LEDGER = """
            UPDATE instances SET version = :version, sent_at = :sentAt, sent = :sent, dropped = :dropped,
                dropped_sum = :droppedSum, spooled = :spooled
            WHERE app = :app AND instance = :instance AND sent_at <= :sentAt""";

    private final Jdbi jdbi;
    private final JsonColumns json;
    private final InstanceMinutes minutes;

    public InstanceStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
        this.minutes = new InstanceMinutes(jdbi);
    }

    /** @param dropped events that the instance dropped since its start, by its own ledger */
    record Instance(String app, String instance, String version, Instant lastHeard, long dropped) {}

    /**
     * What became of the events of an application, all its instances together.
     *
     * @param rejected events that could not be stored
     * @param shed events for which the disk had no room
     * @param dropped events that the instances dropped, by their own ledgers
     * @param spooled events that wait on the instances' disks
     */
    public record Account(
            String app, long stored, long rejected, long shed, long duplicates, long dropped, long spooled) {}

    @Override
    public void heard(Handle handle, Source source, Ledger ledger, Counts counts) {
        if (count(handle, source, counts) == 0) {
            handle.createUpdate(INSERT)
                    .bind("app", source.app())
                    .bind("instance", source.instance())
                    .bind("version", source.version())
                    .bind("heard", source.receivedAt())
                    .bind("sentAt", source.sentAt())
                    .execute();
            count(handle, source, counts);
        }
        handle.createUpdate(TAKE_LEDGER)
                .bind("app", source.app())
                .bind("instance", source.instance())
                .bind("version", source.version())
                .bind("sentAt", source.sentAt())
                .bind("sent", ledger.sent())
                .bind("dropped", json.write(ledger.dropped()))
                .bind("droppedSum", ledger.droppedInAll())
                .bind("spooled", ledger.spooled())
                .execute();
        minutes.heard(handle, source, ledger.droppedInAll());
    }

    /** Who had been heard within so long, by application and name. */
    List<Instance> heardWithin(Duration window, Moment moment) {
        Instant from = moment.at().minus(window);
        return moment.past() ? minutes.heardBetween(from, moment.at()) : heardSince(from);
    }

    private List<Instance> heardSince(Instant from) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT app, instance, version, last_heard, dropped_sum FROM instances
                        WHERE last_heard >= :from ORDER BY app, instance""")
                .bind("from", from)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Instance(
                            row.text("app"),
                            row.text("instance"),
                            row.text("version"),
                            row.time("last_heard"),
                            row.number("dropped_sum"));
                })
                .list());
    }

    /** The account of every application, by its name. */
    public List<Account> ledger() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT app, SUM(stored) AS stored, SUM(rejected) AS rejected, SUM(shed) AS shed,
                            SUM(duplicates) AS duplicates, SUM(dropped_sum) AS dropped, SUM(spooled) AS spooled
                        FROM instances GROUP BY app ORDER BY app""")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Account(
                            row.text("app"),
                            row.number("stored"),
                            row.number("rejected"),
                            row.number("shed"),
                            row.number("duplicates"),
                            row.number("dropped"),
                            row.number("spooled"));
                })
                .list());
    }

    private static int count(Handle handle, Source source, Counts counts) {
        return handle.createUpdate(COUNT)
                .bind("app", source.app())
                .bind("instance", source.instance())
                .bind("heard", source.receivedAt())
                .bind("stored", counts.stored())
                .bind("rejected", counts.rejected().unfit())
                .bind("shed", counts.rejected().shed())
                .bind("duplicates", counts.duplicates())
                .execute();
    }
}
