package dev.bulwark.server.isolation;

import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.CheckedStatement;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.resolution.ResolvableTable;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps violations. Thread-safe. */
public final class ViolationStore implements EventSink<ViolationEvent> {
    private static final String TABLE = "data_isolation_violations";
    private static final int MOST_SIBLINGS = 20;

    private final Jdbi jdbi;
    private final ViolationRow rows;
    private final EventList<Violation> list;

    public ViolationStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.rows = new ViolationRow(json);
        this.list = new EventList<>(
                jdbi,
                TABLE,
                rows,
                ViolationStore::textOf,
                violation -> new Position(violation.createdAt(), violation.id()));
    }

    @Override
    public Class<ViolationEvent> accepts() {
        return ViolationEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<ViolationEvent>> events) {
        List<Violation> violations = new ArrayList<>();
        PreparedBatch batch = handle.prepareBatch(ViolationRow.INSERT);
        for (Received<ViolationEvent> one : events) {
            Violation violation = ViolationRow.of(one.source(), one.event());
            rows.addTo(batch, one.source(), violation);
            violations.add(violation);
        }
        batch.execute();
        return violations.stream().map(ViolationStore::live).toList();
    }

    /** All of them. */
    public EventList<Violation> list() {
        return list;
    }

    /** The same, to be settled. */
    public ResolvableTable<Violation> resolvable() {
        return new ResolvableTable<>(TABLE, "violation", rows, ViolationStore::live, ViolationNarrowing::narrowed);
    }

    /** How many fulfil the conditions, and the newest of them. */
    public CheckedStatement.Siblings siblings(Conditions conditions) {
        String which = " FROM data_isolation_violations" + conditions.where();
        return jdbi.withHandle(handle -> {
            long count = conditions
                    .bindTo(handle.createQuery("SELECT COUNT(*)" + which))
                    .mapTo(Long.class)
                    .one();
            List<UUID> newest = conditions
                    .bindTo(handle.createQuery(
                            "SELECT id" + which + " ORDER BY created_at DESC, id DESC LIMIT " + MOST_SIBLINGS))
                    .mapTo(UUID.class)
                    .list();
            return new CheckedStatement.Siblings(count, newest);
        });
    }

    private static LiveEvent live(Violation violation) {
        return new LiveEvent(LiveKind.VIOLATION, violation.tenant(), violation);
    }

    private static long textOf(Violation violation) {
        String statement = violation.queryText();
        return (statement == null ? 0 : statement.length())
                + violation.details().toString().length();
    }
}
