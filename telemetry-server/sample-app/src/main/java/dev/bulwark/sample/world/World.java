package dev.bulwark.sample.world;

import dev.bulwark.sample.access.Passwords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** The organizations that the platform is started with: who works there. What they did is in the database. */
public record World(List<Team> teams) {
    /** Everybody's password; the hash is made once, since making two hundred would delay every start. */
    public static final String PASSWORD = "correct horse battery staple";

    public World {
        teams = List.copyOf(teams);
    }

    /**
     * Fills an empty database with the organizations, their people and two years of their work.
     *
     * @param clock whose day is the last of these two years
     * @param seed the same seed on the same day makes the same world
     */
    public static World create(DataSource database, Clock clock, long seed) throws SQLException {
        Calendar calendar = new Calendar(LocalDate.now(clock));
        List<Team> teams = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SharedTables.write(connection);
            PeopleWriter people = new PeopleWriter(connection, calendar, new Passwords().hash(PASSWORD));
            for (Company company : Company.all()) {
                RandomGenerator random =
                        new SplittableRandom(seed * 31 + company.id().hashCode());
                List<Team> ofCompany = people.write(company, random);
                new DirectionWriter(connection, calendar, random).write(company, ofCompany);
                new ScorecardWriter(connection, calendar, random).write(ofCompany);
                new MeetingWriter(connection, calendar, random).write(ofCompany);
                new WorkWriter(connection, calendar, random).write(ofCompany);
                teams.addAll(ofCompany);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        return new World(teams);
    }

    public List<Persona> people() {
        return teams.stream().flatMap(team -> team.members().stream()).toList();
    }

    /** The tenants' ids, the largest organization first. */
    public List<String> organizations() {
        return teams.stream().map(Team::organizationId).distinct().toList();
    }
}
