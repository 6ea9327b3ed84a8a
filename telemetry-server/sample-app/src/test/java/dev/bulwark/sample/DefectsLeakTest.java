package dev.bulwark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.sessions.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each defect is a real one: with nobody watching, the other organizations' rows come out. */
final class DefectsLeakTest {
    @ParameterizedTest
    @CsvSource({
        "FORGOTTEN_FILTER, /api/reports/attendance",
        "ESCAPING_OR, /api/issues?q=customer",
        "WRONG_JOIN_SIDE, /api/priorities",
    })
    void aStatementThatIsNotHeldToOneOrganizationShowsOthers(Defect defect, String path) {
        try (SampleApp app = Platform.unwatched(defect)) {
            Client client = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.OWNER));

            Client.Answer answer = client.get(path);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.organizations()).hasSizeGreaterThan(3).contains(Platform.OTHER);
        }
    }

    @Test
    void whoNamesAnotherOrganizationReadsItsDocuments() {
        try (SampleApp app = Platform.unwatched(Defect.TENANT_FROM_REQUEST)) {
            Client client = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.MEMBER));

            assertThat(client.get("/api/documents").organizations()).containsExactly(Platform.OTHER);
            assertThat(client.get("/api/documents?organizationId=" + Platform.LARGEST)
                            .organizations())
                    .containsExactly(Platform.LARGEST);
        }
    }

    @Test
    void theSecondOrganizationGetsTheFirstOnesBlueprint() {
        try (SampleApp app = Platform.unwatched(Defect.SHARED_CACHE)) {
            Client first = Client.signedIn(app, Platform.person(app, Platform.LARGEST, Role.MEMBER));
            Client second = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.MEMBER));

            String fresh = first.get("/api/blueprint").body();
            Client.Answer cached = second.get("/api/blueprint");

            assertThat(cached.organizations()).containsExactly(Platform.LARGEST);
            assertThat(cached.body()).isEqualTo(fresh);
        }
    }

    @Test
    void anInvitationsMailIsGivenUpWhenTheProviderDoesNotAnswer() {
        try (SampleApp app = Platform.unwatched(Defect.MAIL_TIMEOUT)) {
            Client client = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.OWNER));

            Client.Answer answer = client.post(
                    "/api/invitations", "{\"email\":\"a@fjordseafood.example\",\"name\":\"A B\",\"title\":\"Cook\"}");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().get("mail_sent").asBoolean()).isFalse();
        }
    }

    @Test
    void theBacklogIsReportedWithTheSlowAggregateOnly() {
        try (SampleApp slow = Platform.unwatched(Defect.SLOW_AGGREGATE);
                SampleApp quick = Platform.unwatched()) {
            Client careless = Client.signedIn(slow, Platform.person(slow, Platform.OTHER, Role.OWNER));
            Client careful = Client.signedIn(quick, Platform.person(quick, Platform.OTHER, Role.OWNER));

            assertThat(careless.get("/api/reports/completion")
                            .json()
                            .at("/0/backlog")
                            .isNumber())
                    .isTrue();
            assertThat(careful.get("/api/reports/completion")
                            .json()
                            .at("/0/backlog")
                            .isNull())
                    .isTrue();
        }
    }
}
