package dev.bulwark.sample.world;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes up two years of to-dos and issues; of the last weeks' some are still open. */
final class WorkWriter {
    private static final int WEEKS_THAT_CAN_BE_OPEN = 4;

    private final Connection connection;
    private final Calendar calendar;
    private final RandomGenerator random;
    private final Vocabulary words = Vocabulary.load("work");

    WorkWriter(Connection connection, Calendar calendar, RandomGenerator random) {
        this.connection = connection;
        this.calendar = calendar;
        this.random = random;
    }

    void write(List<Team> teams) throws SQLException {
        try (TableWriter todos = new TableWriter(
                        connection,
                        "todos",
                        "organization_id, id, team_id, owner_id, title, due_on, created_at, completed_at");
                TableWriter issues = new TableWriter(
                        connection,
                        "issues",
                        "organization_id, id, team_id, raised_by, title, detail, priority, status, resolution,"
                                + " created_at, resolved_at")) {
            for (LocalDate week : calendar.pastWeeks()) {
                for (Team team : teams) {
                    writeTodos(todos, team, week);
                    writeIssues(issues, team, week);
                }
            }
        }
    }

    private void writeTodos(TableWriter todos, Team team, LocalDate week) throws SQLException {
        for (Persona owner : team.members()) {
            if (random.nextInt(100) < 45) {
                Instant created = calendar.workingHour(week.plusDays(random.nextInt(5)), random);
                todos.row(
                        team.organizationId(),
                        Ids.next(random),
                        team.id(),
                        owner.userId(),
                        words.any("todos", random),
                        LocalDate.ofInstant(created, ZoneOffset.UTC).plusDays(7),
                        created,
                        doneWithin(10, created, week, 92));
            }
        }
    }

    private void writeIssues(TableWriter issues, Team team, LocalDate week) throws SQLException {
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant created = calendar.workingHour(week.plusDays(random.nextInt(5)), random);
            Instant resolved = doneWithin(30, created, week, 96);
            List<Persona> members = team.members();
            issues.row(
                    team.organizationId(),
                    Ids.next(random),
                    team.id(),
                    members.get(random.nextInt(members.size())).userId(),
                    words.any("issues", random),
                    words.any("details", random),
                    1 + random.nextInt(3),
                    resolved == null ? "open" : "solved",
                    resolved == null ? null : words.any("resolutions", random),
                    created,
                    resolved);
        }
    }

    /** When it was done; null when it is still open, which old ones rarely are. */
    private @Nullable Instant doneWithin(int days, Instant created, LocalDate week, int percentDone) {
        int percent = calendar.isWithinLast(WEEKS_THAT_CAN_BE_OPEN, week) ? 40 : percentDone;
        Duration taken = Duration.ofHours(4 + random.nextInt(days * 24));
        Instant done = created.plus(taken);
        boolean inThePast = done.isBefore(calendar.today().atStartOfDay().toInstant(ZoneOffset.UTC));
        return random.nextInt(100) < percent && inThePast ? done : null;
    }
}
