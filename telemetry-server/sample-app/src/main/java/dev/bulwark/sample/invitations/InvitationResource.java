package dev.bulwark.sample.invitations;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Reply;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.watch.Monitoring;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Invites colleagues. An invitation stands even when its mail cannot be sent; the administrator sees that and can resend. */
public final class InvitationResource implements Resource {
    private final InvitationRepository invitations;
    private final Mailer mailer;
    private final Monitoring monitoring;
    private final Clock clock;

    public InvitationResource(Sql sql, Mailer mailer, Monitoring monitoring, Clock clock) {
        this.invitations = new InvitationRepository(sql);
        this.mailer = mailer;
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/invitations", this::invite).onlyFor(Role.ADMIN));
    }

    private Object invite(Call call) {
        Session session = call.session();
        Invitation invitation = call.body(Invitation.class);
        String userId = invitations.add(session, invitation, clock.instant());
        monitoring.activity("people", "colleague invited", "user", userId);
        monitoring.audited(
                "membership granted", "user", userId, Map.of(), Map.of("role", "member", "status", "invited"));
        return Reply.accepted(new Invited(session.organizationId(), userId, send(session, userId, invitation)));
    }

    private boolean send(Session session, String userId, Invitation invitation) {
        try {
            monitoring.external(
                    "mail relay",
                    "send invitation",
                    () -> mailer.invite(invitation.email(), invitation.name(), session.name()));
            return true;
        } catch (MessagingException e) {
            monitoring.failed("mail", "send invitation", e, Map.of("invited", userId));
            return false;
        }
    }

    record Invitation(String email, String name, String title) {
        Invitation {
            email = Objects.requireNonNull(email, "email").strip().toLowerCase(Locale.ROOT);
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(title, "title");
        }
    }

    private record Invited(String organizationId, String userId, boolean mailSent) {}
}
