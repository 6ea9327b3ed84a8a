package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A request from its row. Thread-safe. */
final class SingleRequestRow implements RowMapper<SingleRequest> {
    @Override
    public SingleRequest map(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new SingleRequest(
                row.id("id"),
                row.time("created_at"),
                row.text("app"),
                row.text("instance"),
                row.optionalText("tenant"),
                row.optionalText("user_id"),
                row.optionalText("endpoint"),
                (int) row.number("status"),
                row.number("duration_micros"),
                (int) row.number("statements"),
                row.constant("reason", RequestReason.class),
                row.optionalText("trace_id"),
                row.optionalText("request_id"));
    }
}
