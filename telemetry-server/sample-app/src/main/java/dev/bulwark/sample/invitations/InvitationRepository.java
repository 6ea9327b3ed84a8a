package dev.bulwark.sample.invitations;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.sessions.Session;
import java.time.Instant;

/** People who are invited and have not come yet. */
final class InvitationRepository {
    private final Sql sql;

    InvitationRepository(Sql sql) {
        this.sql = sql;
    }

    /** Adds a colleague to the team of who invites; answers their id. */
    String add(Session inviting, InvitationResource.Invitation invitation, Instant now) {
        long number = sql.first("SELECT NEXT VALUE FOR user_numbers AS number", row -> row.getLong("number"))
                .orElseThrow();
        String id = "u" + number;
        sql.update(
                """
                INSERT INTO users (organization_id, id, team_id, email, name, title, role, status, joined_at)
                VALUES (?, ?, ?, ?, ?, ?, 'member', 'invited', ?)
                """,
                inviting.organizationId(),
                id,
                inviting.teamId(),
                invitation.email(),
                invitation.name(),
                invitation.title(),
                now);
        return id;
    }
}
