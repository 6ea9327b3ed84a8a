package dev.bulwark.server.performance;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.performance.SlowExecution;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A slow execution from its row. Thread-safe. */
record SlowExecutionRow(JsonColumns json) implements RowMapper<SlowExecution> {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    @Override
    public SlowExecution map(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new SlowExecution(
                row.id("id"),
                row.time("created_at"),
                row.text("app"),
                row.text("instance"),
                row.optionalText("tenant"),
                row.optionalText("user_id"),
                row.optionalText("endpoint"),
                row.text("query_text"),
                row.text("query_hash"),
                row.number("duration_micros"),
                json.read(row.text("parameters"), TEXTS),
                row.optionalText("stack_trace"),
                row.optionalNumber("affected_rows"),
                row.optionalText("trace_id"),
                row.optionalText("request_id"));
    }
}
