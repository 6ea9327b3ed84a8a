package dev.bulwark.server.isolation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** A violation to and from its row. Thread-safe. */
final class ViolationRow implements RowMapper<Violation> {
    static final String INSERT = """
            INSERT INTO data_isolation_violations (id, created_at, received_at, violation_type, severity, app, instance,
                tenant, user_id, endpoint, method, query_text, query_hash, accessed_tenants, expected_tenant, details,
                ip_address, user_agent, blocked, marks, trace_id, request_id)
            VALUES (:id, :createdAt, :receivedAt, :type, :severity, :app, :instance,
                :tenant, :user, :endpoint, :method, :queryText, :queryHash, :accessed, :expected, :details,
                :address, :agent, :blocked, :marks, :traceId, :requestId)""";

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Mark>> MARKS = new TypeReference<>() {};

    private final JsonColumns json;

    ViolationRow(JsonColumns json) {
        this.json = json;
    }

    /** The violation that an event tells of. */
    static Violation of(Source source, ViolationEvent event) {
        EventHeader header = event.header();
        return new Violation(
                header.id(),
                header.at(),
                event.violationType(),
                event.severity(),
                source.app(),
                source.instance(),
                header.tenant(),
                header.user(),
                header.endpoint(),
                event.method(),
                event.queryText(),
                event.queryHash(),
                event.accessedTenants(),
                event.expectedTenant(),
                event.details(),
                event.ipAddress(),
                event.userAgent(),
                event.blocked(),
                event.marks(),
                header.traceId(),
                header.requestId(),
                null,
                null,
                null);
    }

    void addTo(PreparedBatch batch, Source source, Violation violation) {
        batch.bind("id", violation.id())
                .bind("createdAt", violation.createdAt())
                .bind("receivedAt", source.receivedAt())
                .bind("type", WireName.of(violation.violationType()))
                .bind("severity", WireName.of(violation.severity()))
                .bind("app", violation.app())
                .bind("instance", violation.instance())
                .bind("tenant", violation.tenant())
                .bind("user", violation.user())
                .bind("endpoint", violation.endpoint())
                .bind("method", violation.method())
                .bind("queryText", violation.queryText())
                .bind("queryHash", violation.queryHash())
                .bind("accessed", json.write(violation.accessedTenants()))
                .bind("expected", violation.expectedTenant())
                .bind("details", json.write(violation.details()))
                .bind("address", violation.ipAddress())
                .bind("agent", violation.userAgent())
                .bind("blocked", violation.blocked())
                .bind("marks", json.write(violation.marks()))
                .bind("traceId", violation.traceId())
                .bind("requestId", violation.requestId())
                .add();
    }

    @Override
    public Violation map(ResultSet rs, StatementContext context) throws SQLException {
        Row row = new Row(rs);
        return new Violation(
                row.id("id"),
                row.time("created_at"),
                row.constant("violation_type", ViolationType.class),
                row.constant("severity", Severity.class),
                row.text("app"),
                row.text("instance"),
                row.optionalText("tenant"),
                row.optionalText("user_id"),
                row.optionalText("endpoint"),
                row.optionalText("method"),
                row.optionalText("query_text"),
                row.optionalText("query_hash"),
                json.read(row.text("accessed_tenants"), TEXTS),
                row.optionalText("expected_tenant"),
                json.readObject(row.text("details")),
                row.optionalText("ip_address"),
                row.optionalText("user_agent"),
                row.flag("blocked"),
                json.read(row.text("marks"), MARKS),
                row.optionalText("trace_id"),
                row.optionalText("request_id"),
                row.optionalTime("resolved_at"),
                row.optionalText("resolved_by"),
                row.optionalText("note"));
    }
}
