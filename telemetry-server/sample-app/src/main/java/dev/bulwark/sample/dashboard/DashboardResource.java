package dev.bulwark.sample.dashboard;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Session;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What waits for a person today, and how the team stands. */
public final class DashboardResource implements Resource {
    private final DashboardRepository dashboards;
    private final Clock clock;

    public DashboardResource(Sql sql, Clock clock) {
        this.dashboards = new DashboardRepository(sql);
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/dashboard", this::dashboard));
    }

    private Object dashboard(Call call) {
        Session session = call.session();
        LocalDate today = LocalDate.now(clock);
        return new Dashboard(
                session.organizationId(),
                session.name(),
                dashboards.counts(session, today),
                dashboards.nextTodos(session),
                dashboards.lastMeetings(session));
    }

    private record Dashboard(
            String organizationId,
            String name,
            DashboardRepository.Counts counts,
            List<DashboardRepository.DueTodo> nextTodos,
            List<DashboardRepository.PastMeeting> lastMeetings) {}
}
