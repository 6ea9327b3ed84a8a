package dev.bulwark.sample.platform;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.ApiException;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Role;
import java.util.List;

/** What an organization uses of its plan. */
public final class PlatformResource implements Resource {
    private final Sql sql;

    public PlatformResource(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/admin/usage", this::usage).onlyFor(Role.ADMIN));
    }

    private Object usage(Call call) {
        return sql.first(
                        """
                        SELECT o.id AS organization_id, o.name, p.name AS plan, p.seats, p.monthly_cents,
                               (SELECT COUNT(*) FROM users u
                                WHERE u.organization_id = o.id AND u.status <> 'left') AS people,
                               (SELECT COUNT(*) FROM meetings m WHERE m.organization_id = o.id) AS meetings,
                               (SELECT COUNT(*) FROM process_documentation d WHERE d.organization_id = o.id)
                                 AS documents
                        FROM organizations o
                        JOIN subscription_plans p ON p.code = o.plan_code
                        WHERE o.id = ?
                        """,
                        row -> new Usage(
                                row.getString("organization_id"),
                                row.getString("name"),
                                row.getString("plan"),
                                row.getInt("seats"),
                                row.getInt("monthly_cents"),
                                row.getInt("people"),
                                row.getLong("meetings"),
                                row.getLong("documents")),
                        call.session().organizationId())
                .orElseThrow(() -> ApiException.notFound("organization"));
    }

    private record Usage(
            String organizationId,
            String name,
            String plan,
            int seats,
            int monthlyCents,
            int people,
            long meetings,
            long documents) {}
}
