package dev.bulwark.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.sample.access.AccessResource;
import dev.bulwark.sample.access.Passwords;
import dev.bulwark.sample.blueprint.BlueprintResource;
import dev.bulwark.sample.dashboard.DashboardResource;
import dev.bulwark.sample.database.Database;
import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.documents.DocumentResource;
import dev.bulwark.sample.http.ApiJson;
import dev.bulwark.sample.http.ApiServlet;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Router;
import dev.bulwark.sample.invitations.InvitationResource;
import dev.bulwark.sample.invitations.MailRelay;
import dev.bulwark.sample.invitations.Mailer;
import dev.bulwark.sample.issues.IssueResource;
import dev.bulwark.sample.meetings.MeetingResource;
import dev.bulwark.sample.platform.PlatformResource;
import dev.bulwark.sample.platform.Rollup;
import dev.bulwark.sample.priorities.PriorityResource;
import dev.bulwark.sample.reports.ReportResource;
import dev.bulwark.sample.scorecard.ScorecardResource;
import dev.bulwark.sample.sessions.Sessions;
import dev.bulwark.sample.teams.TeamResource;
import dev.bulwark.sample.todos.TodoResource;
import dev.bulwark.sample.watch.Monitoring;
import dev.bulwark.sample.watch.Unwatched;
import dev.bulwark.sample.watch.Watched;
import dev.bulwark.sample.world.World;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The running platform, and the one place where its parts are put together. */
public final class SampleApp implements AutoCloseable {
    private final Database database;
    private final World world;
    private final Monitoring monitoring;
    private final MailRelay mailRelay;
    private final Nightly nightly;
    private final WebServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts the platform: when this returns it accepts requests.
     *
     * @throws IOException when the port cannot be had
     */
    public SampleApp(SampleSettings settings, Clock clock) throws IOException, SQLException {
        this.database = Database.open();
        this.world = World.create(database.pool(), clock, settings.seed());
        Sessions sessions = new Sessions(new SecureRandom());
        this.monitoring = settings.watch() == null ? new Unwatched() : Watched.start(settings.watch(), sessions);
        this.mailRelay = MailRelay.start(settings.defects().has(Defect.MAIL_TIMEOUT));
        Sql sql = new Sql(monitoring.watch(database.pool(), database.pool().getPoolName()));
        this.nightly = new Nightly(new Rollup(sql, monitoring, clock), monitoring);
        Router router = new Router(resources(sql, sessions, settings.defects(), clock));
        ObjectMapper json = ApiJson.json();
        this.server = WebServer.start(settings.port(), monitoring.filter(), new ApiServlet(router, sessions, json));
    }

    private List<Resource> resources(Sql sql, Sessions sessions, Defects defects, Clock clock) {
        return List.of(
                new AccessResource(sql, new Passwords(), sessions, monitoring, clock),
                new DashboardResource(sql, clock),
                new TeamResource(sql),
                new BlueprintResource(sql, defects, clock),
                new PriorityResource(sql, defects, clock),
                new ScorecardResource(sql, monitoring, clock),
                new IssueResource(sql, defects, monitoring, clock),
                new TodoResource(sql, defects, monitoring, clock),
                new MeetingResource(sql, monitoring, clock),
                new DocumentResource(sql, defects),
                new ReportResource(sql, defects, clock),
                new InvitationResource(sql, new Mailer(mailRelay.port()), monitoring, clock),
                new PlatformResource(sql));
    }

    /** Where it accepts, such as {@code http://127.0.0.1:8418}. */
    public URI address() {
        return server.address();
    }

    /** Who works with it. */
    public World world() {
        return world;
    }

    /** Answers what is under way, sends the last findings and forgets everything; a second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        server.close();
        nightly.close();
        monitoring.close();
        mailRelay.close();
        database.close();
    }
}
