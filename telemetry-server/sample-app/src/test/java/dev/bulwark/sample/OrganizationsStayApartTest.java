package dev.bulwark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.world.Persona;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform without defects: everybody gets answers, and nobody gets another organization's rows. */
final class OrganizationsStayApartTest {
    private static SampleApp app;
    private static Client harborline;
    private static Client fjord;

    @BeforeAll
    static void start() {
        app = Platform.unwatched();
        harborline = Client.signedIn(app, Platform.person(app, Platform.LARGEST, Role.OWNER));
        fjord = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.OWNER));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/me",
                "/api/dashboard",
                "/api/teams",
                "/api/blueprint",
                "/api/core-values",
                "/api/priorities",
                "/api/priorities?quarter=2026-Q1",
                "/api/scorecard",
                "/api/issues?size=5&page=1",
                "/api/issues?q=customer",
                "/api/todos",
                "/api/meetings?size=3",
                "/api/documents",
                "/api/documents?organizationId=harborline",
                "/api/users?q=an",
                "/api/reports/attendance",
                "/api/reports/completion",
                "/api/admin/usage"
            })
    void everyPageShowsOnlyTheOwnOrganization(String path) {
        Client.Answer large = harborline.get(path);
        Client.Answer small = fjord.get(path);

        assertThat(large.status()).isEqualTo(200);
        assertThat(small.status()).isEqualTo(200);
        assertThat(large.organizations()).isEqualTo(Set.of(Platform.LARGEST));
        assertThat(small.organizations()).isEqualTo(Set.of(Platform.OTHER));
        assertThat(small.body()).doesNotContain(Platform.LARGEST);
    }

    @Test
    void anotherOrganizationsRecordsDoNotExist() {
        UUID foreignTeam = Platform.person(app, Platform.LARGEST, Role.OWNER).teamId();
        String foreignTodo = firstId(harborline.get("/api/todos"));
        String foreignIssue = firstId(harborline.get("/api/issues"));
        String foreignMeeting = firstId(harborline.get("/api/meetings"));

        List<Client.Answer> answers = List.of(
                fjord.get("/api/teams/" + foreignTeam),
                fjord.get("/api/meetings/" + foreignMeeting),
                fjord.get("/api/meetings/" + foreignMeeting + "/attendance"),
                fjord.post("/api/todos/" + foreignTodo + "/complete", ""),
                fjord.post("/api/issues/" + foreignIssue + "/resolve", "{\"resolution\":\"mine now\"}"),
                fjord.post("/api/meetings/" + foreignMeeting + "/participants", ""),
                fjord.post("/api/meetings/" + foreignMeeting + "/finish", "{\"rating\":1}"));

        assertThat(answers).extracting(Client.Answer::status).containsOnly(404);
        assertThat(fjord.get("/api/scorecard?team_id=" + foreignTeam).json()).isEmpty();
    }

    @Test
    void aMeetingRunsFromItsOpeningToItsSnapshot() {
        Persona leader = Platform.person(app, "sakura-robotics", Role.LEADER);
        Persona member = app.world().people().stream()
                .filter(person -> person.teamId().equals(leader.teamId()) && person.role() == Role.MEMBER)
                .findFirst()
                .orElseThrow();
        Client first = Client.signedIn(app, leader);
        Client second = Client.signedIn(app, member);
        UUID id = UUID.randomUUID();
        String meeting = "/api/meetings/" + id;

        assertThat(first.post("/api/meetings", "{\"id\":\"" + id + "\",\"title\":\"Weekly\"}")
                        .status())
                .isEqualTo(201);
        assertThat(first.post(meeting + "/participants", "").json()).hasSize(1);
        assertThat(second.post(meeting + "/participants", "").json()).hasSize(2);
        assertThat(second.post(meeting + "/participants", "").json()).hasSize(2);
        assertThat(second.post(meeting + "/notes", note()).status()).isEqualTo(201);
        assertThat(first.post(meeting + "/finish", "{\"rating\":9}").json().get("open_todos"))
                .isNotNull();
        assertThat(first.post(meeting + "/finish", "{\"rating\":9}").status()).isEqualTo(409);
        JsonNode detail = second.get(meeting).json();
        assertThat(detail.at("/meeting/status").asText()).isEqualTo("finished");
        assertThat(detail.at("/participants")).hasSize(2);
        assertThat(detail.at("/notes")).hasSize(1);
        assertThat(first.get(meeting + "/attendance").json().findValuesAsText("attendance"))
                .filteredOn("present"::equals)
                .hasSize(2);
    }

    @Test
    void todosAndIssuesAreMadeAndDone() {
        UUID todo = UUID.randomUUID();
        UUID issue = UUID.randomUUID();

        assertThat(fjord.post("/api/todos", "{\"id\":\"" + todo + "\",\"title\":\"Mend the net\"}")
                        .status())
                .isEqualTo(201);
        assertThat(fjord.get("/api/todos").json().findValuesAsText("id")).contains(todo.toString());
        assertThat(fjord.post("/api/todos/" + todo + "/complete", "").status()).isEqualTo(200);
        assertThat(fjord.post("/api/todos/" + todo + "/complete", "").status()).isEqualTo(404);
        String body =
                "{\"id\":\"" + issue + "\",\"title\":\"Ice\",\"detail\":\"Too little unobtanium\",\"priority\":1}";
        assertThat(fjord.post("/api/issues", body).status()).isEqualTo(201);
        assertThat(fjord.get("/api/issues?q=unobtanium").json().findValuesAsText("id"))
                .containsExactly(issue.toString());
        assertThat(fjord.post("/api/issues/" + issue + "/resolve", "{\"resolution\":\"More ice\"}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("solved");
    }

    @Test
    void anInvitationGoesOutByMail() {
        String body = "{\"email\":\"new@fjordseafood.example\",\"name\":\"Nils Ny\",\"title\":\"Fisher\"}";

        Client.Answer answer = fjord.post("/api/invitations", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("mail_sent").asBoolean()).isTrue();
        assertThat(fjord.get("/api/users?q=nils").json().findValuesAsText("status"))
                .containsExactly("invited");
    }

    @Test
    void theExportHoldsTheOwnTeamsOnly() {
        String csv = fjord.get("/api/scorecard/export").body();

        assertThat(csv.lines()).first().isEqualTo("team,metric,unit,target,week_start,score");
        assertThat(csv.lines().skip(1)).hasSize(6 * 12).allMatch(line -> line.startsWith("Leadership,"));
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhy() {
        Client stranger = new Client(app.address());

        Client.Answer wrong =
                stranger.signIn(Platform.person(app, Platform.OTHER, Role.OWNER).email(), "wrong");
        Client.Answer unknown = stranger.signIn("nobody@fjordseafood.example", "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void whoIsNotSignedInOrMayNotIsTurnedAway() {
        Client stranger = new Client(app.address());
        Client member = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.MEMBER));
        Client left = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.MEMBER));
        left.post("/api/sign-out", "");

        assertThat(stranger.get("/api/me").status()).isEqualTo(401);
        assertThat(member.get("/api/admin/usage").status()).isEqualTo(403);
        assertThat(left.get("/api/me").status()).isEqualTo(401);
        assertThat(member.get("/api/nothing").status()).isEqualTo(404);
        assertThat(member.post("/api/me", "").status()).isEqualTo(405);
        assertThat(member.post("/api/todos", "{}").status()).isEqualTo(400);
        assertThat(member.get("/api/teams/17").status()).isEqualTo(404);
    }

    private static String firstId(Client.Answer answer) {
        return answer.json().get(0).get("id").asText();
    }

    private static String note() {
        return "{\"id\":\"" + UUID.randomUUID() + "\",\"section\":\"issues\",\"body\":\"Agreed\"}";
    }
}
