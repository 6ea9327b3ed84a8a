package dev.bulwark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.sessions.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect is a real one: with nobody watching, the other organizations' rows come out. */
final class DefectsLeakTest {
    private static SampleApp app;

    @BeforeAll
    static void start() {
        app = Platform.unwatched(Defect.values());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reports/attendance", "/api/issues?q=customer", "/api/priorities"})
    void aStatementThatIsNotHeldToOneOrganizationShowsOthers(String path) {
        Client.Answer answer = signedIn(Platform.OTHER, Role.OWNER).get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.organizations()).hasSizeGreaterThan(3).contains(Platform.OTHER);
    }

    @Test
    void whoNamesAnotherOrganizationReadsItsDocuments() {
        Client client = signedIn(Platform.OTHER, Role.MEMBER);

        assertThat(client.get("/api/documents").organizations()).containsExactly(Platform.OTHER);
        assertThat(client.get("/api/documents?organizationId=" + Platform.LARGEST)
                        .organizations())
                .containsExactly(Platform.LARGEST);
    }

    @Test
    void theSecondOrganizationGetsTheFirstOnesBlueprint() {
        Client first = signedIn(Platform.LARGEST, Role.MEMBER);
        Client second = signedIn(Platform.OTHER, Role.MEMBER);

        String fresh = first.get("/api/blueprint").body();
        Client.Answer cached = second.get("/api/blueprint");

        assertThat(cached.organizations()).containsExactly(Platform.LARGEST);
        assertThat(cached.body()).isEqualTo(fresh);
    }

    @Test
    void anInvitationsMailIsGivenUpWhenTheProviderDoesNotAnswer() {
        Client.Answer answer = signedIn(Platform.OTHER, Role.OWNER)
                .post("/api/invitations", "{\"email\":\"a@fjordseafood.example\",\"name\":\"A B\",\"title\":\"Cook\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("mail_sent").asBoolean()).isFalse();
    }

    @Test
    void theCompletionReportCountsTheBacklogOfEveryPromise() {
        Client.Answer answer = signedIn(Platform.OTHER, Role.OWNER).get("/api/reports/completion");

        assertThat(answer.json().at("/0/backlog").asDouble()).isGreaterThan(1);
    }

    private static Client signedIn(String organization, Role role) {
        return Client.signedIn(app, Platform.person(app, organization, role));
    }
}
