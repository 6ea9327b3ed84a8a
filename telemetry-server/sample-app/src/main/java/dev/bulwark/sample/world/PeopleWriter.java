package dev.bulwark.sample.world;

import dev.bulwark.sample.sessions.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes up an organization with its teams and people. */
final class PeopleWriter {
    private static final int FIRST_NUMBER = 101;

    private final Connection connection;
    private final Calendar calendar;
    private final String passwordHash;
    private final Vocabulary names = Vocabulary.load("people");
    private final List<Map.Entry<String, List<String>>> teamKinds =
            List.copyOf(Vocabulary.load("teams").all().entrySet());
    private int nextNumber = FIRST_NUMBER;

    PeopleWriter(Connection connection, Calendar calendar, String passwordHash) {
        this.connection = connection;
        this.calendar = calendar;
        this.passwordHash = passwordHash;
    }

    List<Team> write(Company company, RandomGenerator random) throws SQLException {
        List<Team> teams = makeUp(company, random);
        writeOrganization(company);
        writeTeams(teams);
        writePeople(teams, random);
        writeLeaders(teams);
        return teams;
    }

    private List<Team> makeUp(Company company, RandomGenerator random) {
        Set<String> taken = new HashSet<>();
        List<Team> teams = new ArrayList<>();
        for (int i = 0; i < company.teams(); i++) {
            int size = company.people() / company.teams() + (i < company.people() % company.teams() ? 1 : 0);
            UUID id = Ids.next(random);
            List<Persona> members = new ArrayList<>();
            for (int seat = 0; seat < size; seat++) {
                members.add(person(company, i, id, seat, taken, random));
            }
            teams.add(new Team(company.id(), id, teamKinds.get(i).getKey(), members));
        }
        return teams;
    }

    private Persona person(
            Company company, int team, UUID teamId, int seat, Set<String> taken, RandomGenerator random) {
        String name = name(company.country(), taken, random);
        String[] titles = teamKinds.get(team).getValue().get(1).split(",", -1);
        String email = mailName(name) + "@" + company.mailDomain();
        String title = titles[Math.min(seat, titles.length - 1)];
        return new Persona(company.id(), "u" + nextNumber++, teamId, name, email, title, role(team, seat));
    }

    private static Role role(int team, int seat) {
        if (team == 0 && seat < 2) {
            return seat == 0 ? Role.OWNER : Role.ADMIN;
        }
        return seat == 0 ? Role.LEADER : Role.MEMBER;
    }

    private String name(String country, Set<String> taken, RandomGenerator random) {
        while (true) {
            String name = names.any(country + ".first", random) + " " + names.any(country + ".last", random);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static String mailName(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return plain.replace("ø", "o")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z]+", ".");
    }

    private void writeOrganization(Company company) throws SQLException {
        try (TableWriter organizations = new TableWriter(
                connection, "organizations", "id, name, industry, city, country, time_zone, plan_code, created_at")) {
            organizations.row(
                    company.id(),
                    company.name(),
                    company.industry(),
                    company.city(),
                    company.country(),
                    company.timeZone(),
                    company.plan(),
                    firstDay());
        }
    }

    private void writeTeams(List<Team> teams) throws SQLException {
        try (TableWriter table = new TableWriter(connection, "teams", "organization_id, id, name, purpose, meets_on")) {
            for (int i = 0; i < teams.size(); i++) {
                Team team = teams.get(i);
                String day = DayOfWeek.of(1 + i % 5).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                table.row(
                        team.organizationId(),
                        team.id(),
                        team.name(),
                        teamKinds.get(i).getValue().get(0),
                        day);
            }
        }
    }

    private void writePeople(List<Team> teams, RandomGenerator random) throws SQLException {
        try (TableWriter users = new TableWriter(
                connection,
                "users",
                "organization_id, id, team_id, email, name, title, role, status, password_hash, joined_at,"
                        + " last_seen_at")) {
            for (Team team : teams) {
                for (Persona person : team.members()) {
                    users.row(
                            person.organizationId(),
                            person.userId(),
                            person.teamId(),
                            person.email(),
                            person.name(),
                            person.title(),
                            person.role().title(),
                            "active",
                            passwordHash,
                            firstDay(),
                            calendar.workingHour(calendar.today().minusDays(1 + random.nextInt(6)), random));
                }
            }
        }
    }

    private void writeLeaders(List<Team> teams) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE teams SET leader_id = ? WHERE organization_id = ? AND id = ?")) {
            for (Team team : teams) {
                update.setString(1, team.leader().userId());
                update.setString(2, team.organizationId());
                update.setObject(3, team.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private Instant firstDay() {
        return calendar.pastWeeks().get(0).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
