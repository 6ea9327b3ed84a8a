package dev.bulwark.server.activity;

import dev.bulwark.model.activity.Activity;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** An activity from its row. Thread-safe. */
record ActivityRow(JsonColumns json) implements RowMapper<Activity> {
    @Override
    public Activity map(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new Activity(
                row.id("id"),
                row.time("created_at"),
                row.text("app"),
                row.text("instance"),
                row.optionalText("tenant"),
                row.optionalText("user_id"),
                row.optionalText("endpoint"),
                row.text("activity_type"),
                row.text("activity_name"),
                row.optionalText("entity_type"),
                row.optionalText("entity_id"),
                json.readObject(row.text("metadata")),
                row.optionalText("ip_address"),
                row.optionalText("user_agent"),
                row.optionalText("trace_id"),
                row.optionalText("request_id"));
    }
}
