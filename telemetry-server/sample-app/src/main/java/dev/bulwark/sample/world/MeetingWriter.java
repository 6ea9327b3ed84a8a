package dev.bulwark.sample.world;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes up two years of weekly meetings: who was expected, who came, what was noted, how things stood. */
final class MeetingWriter {
    private static final Duration LENGTH = Duration.ofMinutes(90);

    /** Who was in the room minute by minute is kept for half a year only. */
    private static final int WEEKS_WITH_PARTICIPANTS = 26;

    private static final List<String> SECTIONS = List.of("headlines", "scorecard", "priorities", "issues", "conclude");

    private final Connection connection;
    private final Calendar calendar;
    private final RandomGenerator random;
    private final Vocabulary words = Vocabulary.load("work");

    MeetingWriter(Connection connection, Calendar calendar, RandomGenerator random) {
        this.connection = connection;
        this.calendar = calendar;
        this.random = random;
    }

    void write(List<Team> teams) throws SQLException {
        List<Held> meetings = writeMeetings(teams);
        writeAttendance(meetings);
        writeNotes(meetings);
        writeSnapshots(meetings);
    }

    private List<Held> writeMeetings(List<Team> teams) throws SQLException {
        List<Held> meetings = new ArrayList<>();
        try (TableWriter table = new TableWriter(
                connection,
                "meetings",
                "organization_id, id, team_id, started_by, title, status, started_at, finished_at, rating")) {
            for (LocalDate week : calendar.pastWeeks()) {
                for (int i = 0; i < teams.size(); i++) {
                    Team team = teams.get(i);
                    Held held =
                            new Held(team, Ids.next(random), calendar.workingHour(week.plusDays(i % 5), random), week);
                    meetings.add(held);
                    table.row(
                            team.organizationId(),
                            held.id(),
                            team.id(),
                            team.leader().userId(),
                            team.name() + " weekly",
                            "finished",
                            held.start(),
                            held.end(),
                            6 + random.nextInt(5));
                }
            }
        }
        return meetings;
    }

    private void writeAttendance(List<Held> meetings) throws SQLException {
        try (TableWriter attendees = new TableWriter(
                        connection, "meeting_attendees", "organization_id, meeting_id, user_id, attendance");
                TableWriter participants = new TableWriter(
                        connection,
                        "meeting_participants",
                        "organization_id, meeting_id, user_id, joined_at, left_at")) {
            for (Held meeting : meetings) {
                boolean recent = calendar.isWithinLast(WEEKS_WITH_PARTICIPANTS, meeting.week());
                for (Persona person : meeting.team().members()) {
                    String attendance = attendance();
                    attendees.row(person.organizationId(), meeting.id(), person.userId(), attendance);
                    if (recent && came(attendance)) {
                        participants.row(
                                person.organizationId(),
                                meeting.id(),
                                person.userId(),
                                joined(meeting, attendance),
                                meeting.end());
                    }
                }
            }
        }
    }

    private String attendance() {
        int dice = random.nextInt(100);
        if (dice < 82) {
            return "present";
        }
        return dice < 89 ? "late" : dice < 96 ? "excused" : "absent";
    }

    private static boolean came(String attendance) {
        return attendance.equals("present") || attendance.equals("late");
    }

    private Instant joined(Held meeting, String attendance) {
        int seconds = attendance.equals("late") ? 300 + random.nextInt(600) : random.nextInt(120);
        return meeting.start().plusSeconds(seconds);
    }

    private void writeNotes(List<Held> meetings) throws SQLException {
        try (TableWriter notes = new TableWriter(
                connection, "meeting_notes", "organization_id, id, meeting_id, author_id, section, body, created_at")) {
            for (Held meeting : meetings) {
                for (int i = 0; i < 1 + random.nextInt(3); i++) {
                    List<Persona> members = meeting.team().members();
                    notes.row(
                            meeting.team().organizationId(),
                            Ids.next(random),
                            meeting.id(),
                            members.get(random.nextInt(members.size())).userId(),
                            SECTIONS.get(random.nextInt(SECTIONS.size())),
                            words.any("notes", random),
                            meeting.start().plusSeconds(600L * (i + 1)));
                }
            }
        }
    }

    private void writeSnapshots(List<Held> meetings) throws SQLException {
        try (TableWriter snapshots = new TableWriter(
                connection,
                "meeting_snapshots",
                "organization_id, meeting_id, taken_at, open_todos, open_issues, priorities_on_track,"
                        + " priorities_in_all")) {
            for (Held meeting : meetings) {
                int priorities = 2 + random.nextInt(3);
                snapshots.row(
                        meeting.team().organizationId(),
                        meeting.id(),
                        meeting.end(),
                        random.nextInt(15),
                        random.nextInt(10),
                        priorities - random.nextInt(2),
                        priorities);
            }
        }
    }

    private record Held(Team team, UUID id, Instant start, LocalDate week) {
        Instant end() {
            return start.plus(LENGTH);
        }
    }
}
