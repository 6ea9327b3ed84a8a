package dev.bulwark.sample.documents;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The process documents. */
public final class DocumentResource implements Resource {
    private final Sql sql;
    private final Defects defects;

    public DocumentResource(Sql sql, Defects defects) {
        this.sql = sql;
        this.defects = defects;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/documents", call -> list(organizationOf(call))));
    }

    /**
     * With {@link Defect#TENANT_FROM_REQUEST} the client may name the organization. That came with the switch between
     * organizations for consultants who work for two of them; whether the caller is one of those, nobody asks.
     */
    private String organizationOf(Call call) {
        String own = call.session().organizationId();
        return defects.has(Defect.TENANT_FROM_REQUEST)
                ? call.query("organizationId").orElse(own)
                : own;
    }

    private List<Document> list(String organizationId) {
        return sql.list(
                """
                SELECT d.organization_id, d.id, d.category, d.title, d.summary, u.name AS owner, d.version, d.updated_at
                FROM process_documentation d
                JOIN users u ON u.organization_id = d.organization_id AND u.id = d.owner_id
                WHERE d.organization_id = ?
                ORDER BY d.category, d.title
                """,
                row -> new Document(
                        row.getString("organization_id"),
                        row.getObject("id", UUID.class),
                        row.getString("category"),
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("owner"),
                        row.getInt("version"),
                        row.getObject("updated_at", Instant.class)),
                organizationId);
    }

    private record Document(
            String organizationId,
            UUID id,
            String category,
            String title,
            String summary,
            String owner,
            int version,
            Instant updatedAt) {}
}
