package dev.bulwark.server.audit;

import dev.bulwark.server.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of an entry that its seal covers, in the order of the seal. New ones go to the end. */
final class AuditColumns {
    static final List<String> NAMES = List.of(
            "id",
            "created_at",
            "received_at",
            "app",
            "instance",
            "tenant",
            "user_id",
            "endpoint",
            "severity",
            "action",
            "description",
            "entity_type",
            "entity_id",
            "before_values",
            "after_values",
            "error_message",
            "error_stack",
            "ip_address",
            "user_agent",
            "trace_id",
            "request_id");

    private static final String ID = "id";
    private static final Set<String> TIMES = Set.of("created_at", "received_at");

    private AuditColumns() {}

    /** A moment as every store keeps it, so that it is read as it was sealed. */
    static @Nullable Instant stored(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The values of a row by column. */
    static Map<String, @Nullable Object> read(Row row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            values.put(name, TIMES.contains(name) ? row.optionalTime(name) : row.optionalText(name));
        }
        values.put(ID, row.id(ID));
        return values;
    }
}
