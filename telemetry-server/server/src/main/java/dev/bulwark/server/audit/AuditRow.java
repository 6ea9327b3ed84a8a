package dev.bulwark.server.audit;

import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** An audit entry from its row. Thread-safe. */
record AuditRow(JsonColumns json) implements RowMapper<AuditRecord> {
    @Override
    public AuditRecord map(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new AuditRecord(
                row.id("id"),
                row.time("created_at"),
                row.optionalText("app"),
                row.optionalText("instance"),
                row.optionalText("tenant"),
                row.optionalText("user_id"),
                row.optionalText("endpoint"),
                row.constant("severity", AuditSeverity.class),
                row.text("action"),
                row.optionalText("description"),
                row.optionalText("entity_type"),
                row.optionalText("entity_id"),
                json.readObject(row.text("before_values")),
                json.readObject(row.text("after_values")),
                row.optionalText("error_message"),
                row.optionalText("error_stack"),
                row.optionalText("ip_address"),
                row.optionalText("user_agent"),
                row.optionalText("trace_id"),
                row.optionalText("request_id"));
    }
}
