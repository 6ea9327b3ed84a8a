package dev.bulwark.sample.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.world.Ids;
import dev.bulwark.sample.world.Vocabulary;
import dev.bulwark.sample.world.World;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The single things that users do. */
final class Moves {
    private static final List<String> SEARCHES =
            List.of("customer", "invoice", "delivery", "training", "price", "supplier");
    private static final List<String> NAMES = List.of("a", "li", "an", "lead", "engineer", "en");
    private static final List<String> SECTIONS = List.of("headlines", "scorecard", "priorities", "issues", "conclude");
    private static final int PERCENT_OTHER_ORGANIZATION = 45;

    private final Defects defects;
    private final List<String> organizations;
    private final Vocabulary words = Vocabulary.load("work");
    private int invitations;

    Moves(Defects defects, List<String> organizations) {
        this.defects = defects;
        this.organizations = organizations;
    }

    Optional<Request> signIn(Visitor visitor, RandomGenerator random) {
        if (visitor.signedIn()) {
            return Optional.empty();
        }
        visitor.signedIn(true);
        return Optional.of(signIn(visitor.persona().email(), World.PASSWORD));
    }

    Optional<Request> mistypePassword(Visitor visitor, RandomGenerator random) {
        return visitor.signedIn()
                ? Optional.empty()
                : Optional.of(signIn(visitor.persona().email(), "Correct horse " + random.nextInt(100)));
    }

    /** Somebody tries an address that nobody has. */
    Optional<Request> guessAccount(Visitor visitor, RandomGenerator random) {
        String domain = visitor.persona().email().replaceFirst(".*@", "");
        return Optional.of(signIn("admin" + random.nextInt(10) + "@" + domain, "password123"));
    }

    Optional<Request> signOut(Visitor visitor, RandomGenerator random) {
        if (!visitor.signedIn() || !visitor.isOnOneJourney()) {
            return Optional.empty();
        }
        visitor.signedIn(false);
        return Optional.of(Request.post("/api/sign-out"));
    }

    Optional<Request> promiseTodo(Visitor visitor, RandomGenerator random) {
        UUID id = Ids.next(random);
        visitor.openTodos().add(id);
        return Optional.of(Request.post("/api/todos", object(id).put("title", words.any("todos", random))));
    }

    Optional<Request> completeTodo(Visitor visitor, RandomGenerator random) {
        return oldest(visitor.openTodos()).map(id -> Request.post("/api/todos/" + id + "/complete"));
    }

    Optional<Request> searchIssues(Visitor visitor, RandomGenerator random) {
        return Optional.of(Request.get("/api/issues?q=" + any(SEARCHES, random)));
    }

    Optional<Request> turnIssuePage(Visitor visitor, RandomGenerator random) {
        return Optional.of(Request.get("/api/issues?size=10&page=" + (1 + random.nextInt(3))));
    }

    Optional<Request> raiseIssue(Visitor visitor, RandomGenerator random) {
        UUID id = Ids.next(random);
        visitor.openIssues().add(id);
        return Optional.of(Request.post(
                "/api/issues",
                object(id)
                        .put("title", words.any("issues", random))
                        .put("detail", words.any("details", random))
                        .put("priority", 1 + random.nextInt(3))));
    }

    Optional<Request> resolveIssue(Visitor visitor, RandomGenerator random) {
        ObjectNode body = object().put("resolution", words.any("resolutions", random));
        return oldest(visitor.openIssues()).map(id -> Request.post("/api/issues/" + id + "/resolve", body));
    }

    /**
     * Reads the process documents. The client that came with {@link Defect#TENANT_FROM_REQUEST} names the organization, and
     * sometimes, from an old link, another one than the user's.
     */
    Optional<Request> readDocuments(Visitor visitor, RandomGenerator random) {
        boolean other = random.nextInt(100) < PERCENT_OTHER_ORGANIZATION;
        String named = other ? any(organizations, random) : visitor.persona().organizationId();
        return Optional.of(Request.get(
                defects.has(Defect.TENANT_FROM_REQUEST) ? "/api/documents?organizationId=" + named : "/api/documents"));
    }

    Optional<Request> lookAtOwnTeam(Visitor visitor, RandomGenerator random) {
        return Optional.of(Request.get("/api/teams/" + visitor.persona().teamId()));
    }

    Optional<Request> findColleague(Visitor visitor, RandomGenerator random) {
        return Optional.of(Request.get("/api/users?q=" + any(NAMES, random)));
    }

    Optional<Request> invite(Visitor visitor, RandomGenerator random) {
        String name = words.any("invitees", random);
        String domain = visitor.persona().email().replaceFirst(".*@", "");
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + ++invitations + "@" + domain;
        return Optional.of(Request.post(
                "/api/invitations",
                object().put("email", email).put("name", name).put("title", "New colleague")));
    }

    Move startMeeting(UUID meeting, String title) {
        return (visitor, random) ->
                Optional.of(Request.post("/api/meetings", object(meeting).put("title", title))
                        .opening(meeting));
    }

    Move enterMeeting(UUID meeting) {
        return (visitor, random) -> Optional.of(
                Request.post("/api/meetings/" + meeting + "/participants").awaiting(meeting));
    }

    Move lookAtMeeting(UUID meeting) {
        return Move.get("/api/meetings/" + meeting);
    }

    Move lookAtAttendance(UUID meeting) {
        return Move.get("/api/meetings/" + meeting + "/attendance");
    }

    Move takeNote(UUID meeting) {
        return (visitor, random) -> Optional.of(Request.post(
                "/api/meetings/" + meeting + "/notes",
                object(Ids.next(random))
                        .put("section", any(SECTIONS, random))
                        .put("body", words.any("notes", random))));
    }

    Move finishMeeting(UUID meeting) {
        return (visitor, random) -> Optional.of(
                Request.post("/api/meetings/" + meeting + "/finish", object().put("rating", 6 + random.nextInt(5))));
    }

    private static Request signIn(String email, String password) {
        return Request.post("/api/sign-in", object().put("email", email).put("password", password));
    }

    private static Optional<UUID> oldest(Deque<UUID> ids) {
        return Optional.ofNullable(ids.poll());
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode object(UUID id) {
        return object().put("id", id.toString());
    }
}
