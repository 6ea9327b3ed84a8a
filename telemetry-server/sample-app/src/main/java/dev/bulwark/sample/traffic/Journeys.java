package dev.bulwark.sample.traffic;

import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.world.Persona;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What users come for, as scenes in their order. */
final class Journeys {
    private final Moves moves;

    Journeys(Defects defects, List<String> organizations) {
        this.moves = new Moves(defects, organizations);
    }

    /** Any journey that fits the person's role, other than the weekly meeting, for which a team comes together. */
    List<Scene> any(Persona person, RandomGenerator random) {
        int dice = random.nextInt(100);
        if (person.role().covers(Role.ADMIN) && dice < 45) {
            return administration();
        }
        if (person.role().covers(Role.LEADER) && dice < 70) {
            return review();
        }
        if (dice < 40) {
            return morning();
        }
        return dice < 70 ? issues() : reading();
    }

    private List<Scene> morning() {
        return visit(
                Move.get("/api/me"),
                Move.get("/api/dashboard"),
                Move.get("/api/todos"),
                Move.sometimes(60, moves::promiseTodo),
                Move.get("/api/priorities"),
                Move.sometimes(70, moves::completeTodo),
                Move.sometimes(40, Move.get("/api/meetings")));
    }

    private List<Scene> issues() {
        return visit(
                Move.get("/api/dashboard"),
                Move.get("/api/issues"),
                moves::searchIssues,
                Move.sometimes(50, moves::raiseIssue),
                moves::turnIssuePage,
                moves::searchIssues,
                Move.sometimes(60, moves::resolveIssue));
    }

    private List<Scene> reading() {
        return visit(
                Move.get("/api/blueprint"),
                Move.get("/api/core-values"),
                moves::readDocuments,
                Move.get("/api/teams"),
                moves::lookAtOwnTeam,
                Move.sometimes(50, moves::findColleague));
    }

    private List<Scene> review() {
        return visit(
                Move.get("/api/dashboard"),
                Move.get("/api/reports/attendance"),
                Move.sometimes(40, Move.get("/api/reports/completion")),
                Move.get("/api/scorecard"),
                Move.sometimes(25, Move.get("/api/scorecard/export")),
                Move.get("/api/priorities"),
                Move.get("/api/blueprint"));
    }

    private List<Scene> administration() {
        return visit(
                Move.get("/api/admin/usage"),
                moves::findColleague,
                Move.sometimes(50, moves::invite),
                Move.get("/api/reports/attendance"),
                moves::readDocuments,
                Move.get("/api/teams"));
    }

    /** The weekly meeting as its leader goes through it. */
    List<Scene> leadMeeting(UUID meeting, String title) {
        return List.of(
                Scene.atOnce(moves::signIn),
                Scene.atOnce(moves.startMeeting(meeting, title)),
                Scene.atOnce(moves.enterMeeting(meeting)),
                Scene.atOnce(Move.get("/api/blueprint")),
                Scene.afterThinking(Move.get("/api/scorecard")),
                Scene.afterThinking(Move.get("/api/priorities")),
                Scene.afterThinking(Move.get("/api/todos")),
                Scene.afterThinking(moves::searchIssues),
                Scene.afterThinking(moves.takeNote(meeting)),
                Scene.afterThinking(moves.takeNote(meeting)),
                Scene.afterThinking(moves::resolveIssue),
                Scene.afterThinking(moves.finishMeeting(meeting)),
                Scene.afterThinking(moves.lookAtAttendance(meeting)));
    }

    /** The same meeting as everybody else goes through it: all of them enter within the same few seconds. */
    List<Scene> attendMeeting(UUID meeting) {
        return List.of(
                Scene.atOnce(moves::signIn),
                Scene.atOnce(moves.enterMeeting(meeting)),
                Scene.atOnce(moves.lookAtMeeting(meeting)),
                Scene.atOnce(Move.get("/api/scorecard")),
                Scene.afterThinking(Move.get("/api/priorities")),
                Scene.afterThinking(Move.get("/api/todos")),
                Scene.afterThinking(moves::completeTodo),
                Scene.afterThinking(Move.get("/api/issues")),
                Scene.afterThinking(Move.sometimes(30, moves::raiseIssue)),
                Scene.afterThinking(Move.sometimes(30, moves.takeNote(meeting))),
                Scene.afterThinking(Move.sometimes(70, moves::promiseTodo)));
    }

    /** From the sign-in, which does not always succeed at once, to the sign-out, which many forget. */
    private List<Scene> visit(Move... between) {
        Stream<Move> before = Stream.of(
                Move.sometimes(1, moves::guessAccount), Move.sometimes(8, moves::mistypePassword), moves::signIn);
        Stream<Move> after = Stream.of(Move.sometimes(60, moves::signOut));
        return Stream.of(before, Stream.of(between), after)
                .flatMap(part -> part)
                .map(Scene::afterThinking)
                .toList();
    }
}
