package dev.bulwark.sample.traffic;

import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.world.Ids;
import dev.bulwark.sample.world.Persona;
import dev.bulwark.sample.world.Team;
import dev.bulwark.sample.world.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * All requests of all users in their order, without an end. The plan looks at no answer: what a request names was made up by
 * the plan itself or is known from the start. So the same seed gives the same requests, whatever the platform answers and
 * however fast it is. Not thread-safe.
 */
public final class TrafficPlan {
    /** How far the users' first journeys are spread, and how long a break between two is on average. */
    private static final double FIRST_ARRIVALS = 240;

    private static final double BREAK = 120;
    /** How long a leader takes to open a meeting. */
    private static final double OPENING = 3;

    private static final int PERCENT_MEETINGS = 15;

    private final RandomGenerator random;
    private final Journeys journeys;
    private final Map<UUID, Team> teams = new HashMap<>();
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparingDouble(Turn::second).thenComparingLong(Turn::number));
    private long turnsSoFar;

    public TrafficPlan(World world, Defects defects, long seed) {
        this.random = new SplittableRandom(seed);
        this.journeys = new Journeys(defects, world.organizations());
        for (Team team : world.teams()) {
            teams.put(team.id(), team);
            for (Persona person : team.members()) {
                Visitor visitor = new Visitor(person);
                visitors.put(person.userId(), visitor);
                arrive(visitor, random.nextDouble() * FIRST_ARRIVALS);
            }
        }
    }

    /** The next request; never earlier on the plan's time line than the one before. */
    public Step next() {
        while (true) {
            Turn turn = turns.remove();
            if (turn.journey().isOver()) {
                setOut(turn.visitor(), turn.second());
            } else {
                Move move = turn.journey().advance();
                Optional<Request> request = move.make(turn.visitor(), random);
                goOn(turn);
                if (request.isPresent()) {
                    return new Step(turn.visitor().persona(), request.get(), turn.second());
                }
            }
        }
    }

    private void goOn(Turn turn) {
        if (!turn.journey().isOver()) {
            schedule(turn.visitor(), turn.journey(), turn.second());
            return;
        }
        turn.visitor().endJourney();
        if (turn.journey().own()) {
            arrive(turn.visitor(), turn.second() + pauseOf(turn.visitor()));
        }
    }

    /** Leaders look in more often than others. */
    private double pauseOf(Visitor visitor) {
        double usual = visitor.persona().role().covers(Role.LEADER) ? BREAK / 3 : BREAK;
        return usual * (0.5 + random.nextDouble());
    }

    /** The user comes (back), with nothing begun yet. */
    private void arrive(Visitor visitor, double second) {
        turns.add(new Turn(second, turnsSoFar++, visitor, new Journey(List.of(), true)));
    }

    /** The user sets out on a journey. */
    private void setOut(Visitor visitor, double second) {
        Team team = teamOf(visitor);
        if (team.leader().equals(visitor.persona()) && random.nextInt(100) < PERCENT_MEETINGS) {
            hold(team, second);
        } else {
            begin(visitor, new Journey(journeys.any(visitor.persona(), random), true), second);
        }
    }

    /** The weekly meeting: the leader opens it, and the whole team comes in at once, whatever else they are at. */
    private void hold(Team team, double second) {
        UUID meeting = Ids.next(random);
        List<Scene> leading = journeys.leadMeeting(meeting, team.name() + " weekly");
        begin(visitorOf(team.leader()), new Journey(leading, true), second);
        for (Persona member : team.members()) {
            if (!member.equals(team.leader())) {
                Journey attending = new Journey(journeys.attendMeeting(meeting), false);
                begin(visitorOf(member), attending, second + OPENING);
            }
        }
    }

    private void begin(Visitor visitor, Journey journey, double second) {
        visitor.beginJourney();
        schedule(visitor, journey, second);
    }

    private void schedule(Visitor visitor, Journey journey, double second) {
        turns.add(new Turn(second + journey.pause(random), turnsSoFar++, visitor, journey));
    }

    private Team teamOf(Visitor visitor) {
        return Objects.requireNonNull(teams.get(visitor.persona().teamId()), "everybody has a team");
    }

    private Visitor visitorOf(Persona person) {
        return Objects.requireNonNull(visitors.get(person.userId()), "everybody is a visitor");
    }

    /** When which user goes on with which journey; the number keeps the order of what falls into the same moment. */
    private record Turn(double second, long number, Visitor visitor, Journey journey) {}
}
