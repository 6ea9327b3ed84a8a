package dev.bulwark.sample.world;

import dev.bulwark.sample.priorities.Quarter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes up where an organization wants to go: blueprint, values, process documents and priorities. */
final class DirectionWriter {
    private static final int QUARTERS = 8;
    private static final int VALUES = 5;
    private static final int DOCUMENTS = 8;

    private final Connection connection;
    private final Calendar calendar;
    private final RandomGenerator random;
    private final Vocabulary words = Vocabulary.load("work");

    DirectionWriter(Connection connection, Calendar calendar, RandomGenerator random) {
        this.connection = connection;
        this.calendar = calendar;
        this.random = random;
    }

    void write(Company company, List<Team> teams) throws SQLException {
        writeBlueprints(company);
        writeValues(company);
        writeDocuments(company, teams);
        writeMilestones(writePriorities(teams));
    }

    private void writeBlueprints(Company company) throws SQLException {
        try (TableWriter blueprints = new TableWriter(
                connection,
                "business_blueprints",
                "organization_id, fiscal_year, purpose, niche, ten_year_target, three_year_picture, one_year_plan,"
                        + " revenue_target, updated_at")) {
            int thisYear = calendar.today().getYear();
            for (int year = thisYear - 1; year <= thisYear + 1; year++) {
                blueprints.row(
                        company.id(),
                        year,
                        words.any("purposes", random),
                        words.any("niches", random),
                        words.any("targets", random),
                        words.any("pictures", random),
                        words.any("plans", random),
                        company.people() * (80_000L + random.nextInt(60_000)),
                        calendar.workingHour(LocalDate.of(year - 1, 12, 10), random));
            }
        }
    }

    private void writeValues(Company company) throws SQLException {
        int first = random.nextInt(words.list("values").size());
        try (TableWriter values =
                new TableWriter(connection, "core_values", "organization_id, id, position, title, description")) {
            for (int i = 0; i < VALUES; i++) {
                int word = (first + i) % words.list("values").size();
                values.row(
                        company.id(),
                        Ids.next(random),
                        i + 1,
                        words.list("values").get(word),
                        words.list("valueTexts").get(word));
            }
        }
    }

    private void writeDocuments(Company company, List<Team> teams) throws SQLException {
        int first = random.nextInt(words.list("documents").size());
        try (TableWriter documents = new TableWriter(
                connection,
                "process_documentation",
                "organization_id, id, owner_id, category, title, summary, version, updated_at")) {
            for (int i = 0; i < DOCUMENTS; i++) {
                documents.row(
                        company.id(),
                        Ids.next(random),
                        teams.get(i % teams.size()).leader().userId(),
                        words.any("categories", random),
                        words.list("documents")
                                .get((first + i) % words.list("documents").size()),
                        words.any("summaries", random),
                        1 + random.nextInt(9),
                        calendar.workingHour(calendar.today().minusDays(10 + random.nextInt(400)), random));
            }
        }
    }

    private List<Planned> writePriorities(List<Team> teams) throws SQLException {
        List<Planned> planned = new ArrayList<>();
        try (TableWriter priorities = new TableWriter(
                connection,
                "quarterly_priorities",
                "organization_id, id, team_id, owner_id, quarter, title, status, progress, due_on")) {
            for (int back = QUARTERS - 1; back >= 0; back--) {
                LocalDate day = calendar.today().minusMonths(back * 3L);
                for (Team team : teams) {
                    for (int i = 0; i < 2 + random.nextInt(2); i++) {
                        planned.add(writePriority(priorities, team, day, back > 0));
                    }
                }
            }
        }
        return planned;
    }

    private Planned writePriority(TableWriter priorities, Team team, LocalDate day, boolean past) throws SQLException {
        int progress = past && random.nextInt(10) < 7 ? 100 : random.nextInt(95);
        String status = progress == 100 ? "done" : random.nextInt(4) == 0 ? "off_track" : "on_track";
        LocalDate due = endOfQuarter(day);
        Planned planned = new Planned(team.organizationId(), Ids.next(random), due, progress);
        priorities.row(
                team.organizationId(),
                planned.id(),
                team.id(),
                team.members().get(random.nextInt(team.members().size())).userId(),
                Quarter.of(day).text(),
                words.any("priorities", random),
                status,
                progress,
                due);
        return planned;
    }

    private void writeMilestones(List<Planned> priorities) throws SQLException {
        List<String> titles = words.list("milestones");
        try (TableWriter milestones = new TableWriter(
                connection,
                "priority_milestones",
                "organization_id, id, priority_id, position, title, due_on, done_on")) {
            for (Planned priority : priorities) {
                int count = 2 + random.nextInt(titles.size() - 2);
                for (int i = 0; i < count; i++) {
                    LocalDate due = priority.due().minusWeeks((count - i) * 2L);
                    milestones.row(
                            priority.organizationId(),
                            Ids.next(random),
                            priority.id(),
                            i + 1,
                            titles.get(i),
                            due,
                            doneOn(due, i * 100 / count < priority.progress()));
                }
            }
        }
    }

    private @Nullable LocalDate doneOn(LocalDate due, boolean done) {
        LocalDate latest = due.isBefore(calendar.today()) ? due : calendar.today();
        return done ? latest.minusDays(random.nextInt(5)) : null;
    }

    private static LocalDate endOfQuarter(LocalDate day) {
        int lastMonth = (day.getMonthValue() + 2) / 3 * 3;
        return LocalDate.of(day.getYear(), lastMonth, 1).plusMonths(1).minusDays(1);
    }

    private record Planned(String organizationId, UUID id, LocalDate due, int progress) {}
}
