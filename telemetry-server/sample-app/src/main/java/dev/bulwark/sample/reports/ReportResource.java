package dev.bulwark.sample.reports;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What leaders look at before they talk to their team: attendance and completion of the last quarter. */
public final class ReportResource implements Resource {
    private static final Duration QUARTER = Duration.ofDays(13 * 7L);

    private final AttendanceReport attendance;
    private final CompletionReport completion;
    private final Clock clock;

    public ReportResource(Sql sql, Defects defects, Clock clock) {
        this.attendance = new AttendanceReport(sql, defects);
        this.completion = new CompletionReport(sql, defects);
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/reports/attendance", this::attendance).onlyFor(Role.LEADER),
                Route.get("/api/reports/completion", this::completion).onlyFor(Role.LEADER));
    }

    private Object attendance(Call call) {
        return attendance.since(call.session().organizationId(), since());
    }

    private Object completion(Call call) {
        return completion.since(call.session().organizationId(), since());
    }

    private Instant since() {
        return clock.instant().minus(QUARTER);
    }
}
