package dev.bulwark.sample.issues;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.http.Paging;
import dev.bulwark.sample.sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues of an organization. */
final class IssueRepository {
    private static final String SEARCH = """
            SELECT i.organization_id, i.id, i.team_id, i.raised_by, i.title, i.detail, i.priority, i.status,
                   i.resolution, i.created_at, i.resolved_at
            FROM issues i
            WHERE i.organization_id = ? AND i.status = 'open' AND (i.title LIKE ? OR i.detail LIKE ?)
            ORDER BY i.created_at DESC, i.id
            LIMIT ? OFFSET ?
            """;

    /**
     * The search over titles was the first; the one over the details was added in a hurry before a customer's visit, and
     * what stands behind its OR holds for every organization.
     */
    private static final String SEARCH_IN_DETAILS_TOO = """
            SELECT i.organization_id, i.id, i.team_id, i.raised_by, i.title, i.detail, i.priority, i.status,
                   i.resolution, i.created_at, i.resolved_at
            FROM issues i
            WHERE i.organization_id = ? AND i.status = 'open' AND i.title LIKE ? OR i.detail LIKE ?
            ORDER BY i.created_at DESC, i.id
            LIMIT ? OFFSET ?
            """;

    private final Sql sql;
    private final String search;

    IssueRepository(Sql sql, Defects defects) {
        this.sql = sql;
        this.search = defects.has(Defect.ESCAPING_OR) ? SEARCH_IN_DETAILS_TOO : SEARCH;
    }

    List<Issue> open(String organizationId, Paging paging) {
        return sql.list("""
                SELECT organization_id, id, team_id, raised_by, title, detail, priority, status, resolution,
                       created_at, resolved_at
                FROM issues
                WHERE organization_id = ? AND status = 'open'
                ORDER BY priority, created_at DESC, id
                LIMIT ? OFFSET ?
                """, IssueRepository::issue, organizationId, paging.size(), paging.offset());
    }

    List<Issue> search(String organizationId, String words, Paging paging) {
        String pattern = "%" + words + "%";
        return sql.list(
                search, IssueRepository::issue, organizationId, pattern, pattern, paging.size(), paging.offset());
    }

    Optional<Issue> find(String organizationId, UUID id) {
        return sql.first("""
                SELECT organization_id, id, team_id, raised_by, title, detail, priority, status, resolution,
                       created_at, resolved_at
                FROM issues
                WHERE organization_id = ? AND id = ?
                """, IssueRepository::issue, organizationId, id);
    }

    void add(Session session, IssueResource.NewIssue issue, Instant now) {
        sql.update(
                """
                INSERT INTO issues
                  (organization_id, id, team_id, raised_by, title, detail, priority, status, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)
                """,
                session.organizationId(),
                issue.id(),
                session.teamId(),
                session.userId(),
                issue.title(),
                issue.detail(),
                issue.priority(),
                now);
    }

    /** Answers whether there was such an open issue. */
    boolean resolve(String organizationId, UUID id, String resolution, Instant now) {
        return sql.update("""
                        UPDATE issues SET status = 'solved', resolution = ?, resolved_at = ?
                        WHERE organization_id = ? AND id = ? AND status = 'open'
                        """, resolution, now, organizationId, id) == 1;
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                row.getString("organization_id"),
                row.getObject("id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("raised_by"),
                row.getString("title"),
                row.getString("detail"),
                row.getInt("priority"),
                row.getString("status"),
                row.getString("resolution"),
                row.getObject("created_at", Instant.class),
                row.getObject("resolved_at", Instant.class));
    }

    record Issue(
            String organizationId,
            UUID id,
            UUID teamId,
            String raisedBy,
            String title,
            String detail,
            int priority,
            String status,
            @Nullable String resolution,
            Instant createdAt,
            @Nullable Instant resolvedAt) {}
}
