package dev.bulwark.sample.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.ApiJson;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Reply;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;

/** The last thirteen weeks of a team's figures, and all of the organization's as a file. */
public final class ScorecardResource implements Resource {
    private static final int WEEKS = 13;

    private final ScorecardRepository scorecards;
    private final Monitoring monitoring;
    private final Clock clock;
    private final ObjectWriter csv;

    public ScorecardResource(Sql sql, Monitoring monitoring, Clock clock) {
        this.scorecards = new ScorecardRepository(sql);
        this.monitoring = monitoring;
        this.clock = clock;
        CsvMapper mapper = ApiJson.csv();
        this.csv = mapper.writer(
                mapper.schemaFor(ScorecardRepository.ScoreLine.class).withHeader());
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/scorecard", this::scorecard), Route.get("/api/scorecard/export", this::export));
    }

    private Object scorecard(Call call) {
        Session session = call.session();
        UUID teamId = call.queryId("team_id").orElse(session.teamId());
        return scorecards.metrics(session.organizationId(), teamId, firstWeek());
    }

    private Object export(Call call) {
        Session session = call.session();
        monitoring.activity("export", "scorecard exported", "organization", session.organizationId());
        return Reply.csv("scorecard.csv", monitoring.timed("scorecard export", () -> lines(session)));
    }

    private String lines(Session session) {
        try {
            return csv.writeValueAsString(scorecards.lines(session.organizationId(), firstWeek()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the scorecard cannot be written as CSV", e);
        }
    }

    private LocalDate firstWeek() {
        return LocalDate.now(clock)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(WEEKS - 1L);
    }
}
