package dev.bulwark.server.failures;

import dev.bulwark.model.Severity;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A failed operation from its row. Thread-safe. */
record FailureRow(JsonColumns json) implements RowMapper<FailedOperation> {
    @Override
    public FailedOperation map(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new FailedOperation(
                row.id("id"),
                row.time("created_at"),
                row.text("app"),
                row.text("instance"),
                row.optionalText("tenant"),
                row.optionalText("user_id"),
                row.optionalText("endpoint"),
                row.text("operation_type"),
                row.text("operation_name"),
                row.optionalText("error_message"),
                row.optionalText("error_stack"),
                json.readObject(row.text("context")),
                row.constant("severity", Severity.class),
                row.optionalText("trace_id"),
                row.optionalText("request_id"),
                row.optionalTime("resolved_at"),
                row.optionalText("resolved_by"),
                row.optionalText("note"));
    }
}
