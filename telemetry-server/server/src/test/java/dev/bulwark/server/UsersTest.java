package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.IssuedUser;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.User;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts of people, by the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersTest {
    private static final String USERS = "/api/v1/admin/users";
    private static final String PASSWORD = "/api/v1/auth/password";
    private static final String ME = "/api/v1/auth/me";
    private static final String ACTIVITY = "/api/v1/admin/activity";

    private RunningServer server;
    private Client client;
    private String owner;
    private String admin;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        client = server.client();
        owner = client.signIn("owner", server.ownerPassword()).token();
        admin = server.session(Role.ADMIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aNewUserMustChooseAPasswordBeforeAnythingElse() {
        String given = create("ana", "engineer").password();
        String session = client.signIn("ana", given).token();

        assertThat(client.get(ACTIVITY, session).status()).isEqualTo(403);
        assertThat(client.get(ME, session).as(Account.class).mustChangePassword())
                .isTrue();
        assertThat(changePassword(session, "not it at all", "correct horse battery")
                        .field())
                .isEqualTo("oldPassword");
        assertThat(changePassword(session, given, "short").field()).isEqualTo("newPassword");
        assertThat(changePassword(session, given, given).field()).isEqualTo("newPassword");
        assertThat(changePassword(session, given, "correct horse battery").status())
                .isEqualTo(204);

        assertThat(client.get(ACTIVITY, session).status()).isEqualTo(200);
        assertThat(client.tryToSignIn("ana", given).status()).isEqualTo(401);
        assertThat(client.signIn("ana", "correct horse battery").account())
                .isEqualTo(new Account("ana", Role.ENGINEER));
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        String given = create("bea", "viewer").password();
        String here = client.signIn("bea", given).token();
        String elsewhere = client.signIn("bea", given).token();

        changePassword(here, given, "correct horse battery");

        assertThat(client.get(ME, here).status()).isEqualTo(200);
        assertThat(client.get(ME, elsewhere).status()).isEqualTo(401);
    }

    @Test
    void aNewOneTimePasswordEndsAllSessionsAndMustBeChanged() {
        String session = ready("cid", "viewer");

        Answer answer = client.post(USERS + "/cid/password", admin, "");

        IssuedUser issued = answer.as(IssuedUser.class);
        assertThat(issued.user().mustChangePassword()).isTrue();
        assertThat(client.get(ME, session).status()).isEqualTo(401);
        assertThat(client.signIn("cid", issued.password()).account().mustChangePassword())
                .isTrue();
    }

    @Test
    void rolesAndTenantsChangeAtOnceAlsoInOpenSessions() {
        String session = ready("dan", "viewer");

        User bound = change("dan", "{\"tenants\":[\"t-1\",\"t-2\",\"t-1\"]}").as(User.class);
        assertThat(bound.tenants()).containsExactly("t-1", "t-2");
        assertThat(client.get(ME, session).as(Account.class).tenants()).containsExactly("t-1", "t-2");
        assertThat(change("dan", "{\"role\":\"engineer\"}").as(User.class).tenants())
                .containsExactly("t-1", "t-2");
        assertThat(client.get(ME, session).as(Account.class).role()).isEqualTo(Role.ENGINEER);
        assertThat(change("dan", "{\"allTenants\":true}").as(User.class).tenants())
                .isNull();
    }

    @Test
    void aDisabledUserIsOutUntilEnabledAgain() throws Exception {
        String session = ready("eva", "viewer");
        try (StreamReader stream = StreamReader.open(client, "/api/v1/stream", session, "")) {
            change("eva", "{\"disabled\":true}");

            assertThat(client.get(ME, session).status()).isEqualTo(401);
            assertThat(client.tryToSignIn("eva", "correct horse battery").status())
                    .isEqualTo(401);
            await().until(stream::ended);
        }
        change("eva", "{\"disabled\":false}");

        assertThat(client.tryToSignIn("eva", "correct horse battery").status()).isEqualTo(200);
    }

    @Test
    void aRemovedUserIsGone() {
        String session = ready("flo", "viewer");

        assertThat(client.delete(USERS + "/flo", admin).status()).isEqualTo(204);

        assertThat(client.get(ME, session).status()).isEqualTo(401);
        assertThat(client.get(USERS + "/flo", admin).status()).isEqualTo(404);
        assertThat(client.delete(USERS + "/flo", admin).status()).isEqualTo(404);
        assertThat(names()).contains("owner").doesNotContain("flo");
    }

    @Test
    void onlyAnOwnerDecidesAboutAdminsAndNobodyRaisesHimself() {
        ready("gus", "engineer");
        String name = client.get(ME, admin).as(Account.class).name();

        assertThat(client.post(USERS, admin, "{\"name\":\"x\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.send("PATCH", USERS + "/gus", admin, "{\"role\":\"admin\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.send("PATCH", USERS + "/" + name, admin, "{\"role\":\"owner\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post(USERS + "/owner/password", admin, "").status()).isEqualTo(403);
        assertThat(client.delete(USERS + "/owner", admin).status()).isEqualTo(403);
        assertThat(client.send("PATCH", USERS + "/gus", owner, "{\"role\":\"admin\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void somebodyStaysOwner() {
        for (String change : List.of("{\"role\":\"viewer\"}", "{\"disabled\":true}")) {
            assertThat(client.send("PATCH", USERS + "/owner", owner, change).status())
                    .as(change)
                    .isEqualTo(409);
        }
        assertThat(client.delete(USERS + "/owner", owner).status()).isEqualTo(409);
        assertThat(client.get(ME, owner).as(Account.class).role()).isEqualTo(Role.OWNER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\",\"role\":\"viewer\"} | 400 | name",
                "{\"name\":\"-x\",\"role\":\"viewer\"} | 400 | name",
                "{\"name\":\"x\"} | 400 | role",
                "{\"name\":\"x\",\"role\":\"king\"} | 400 | role",
                "{\"name\":\"x\",\"role\":\"viewer\",\"tenants\":[]} | 400 | tenants",
                "{\"name\":\"x\",\"role\":\"viewer\",\"tenants\":[\" \"]} | 400 | tenants",
                "{\"name\":\"x\",\"role\":\"admin\",\"tenants\":[\"t\"]} | 400 | tenants",
                "{\"name\":\"owner\",\"role\":\"viewer\"} | 400 | name",
                "{\"name\":\"owner\",\"role\":\"owner\"} | 409 | ''",
            })
    void whatCannotBeIsRefusedByItsField(String body, int status, String field) {
        Answer answer = client.post(USERS, owner, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void everyChangeIsAudited() {
        ready("hal", "viewer");
        change("hal", "{\"role\":\"engineer\",\"tenants\":[\"t-9\"]}");

        String entries = client.get("/api/system/audit-logs?entityType=user&entityId=hal", admin)
                .json()
                .path("items")
                .toString();
        assertThat(entries).contains("user created", "password changed", "user changed");
        JsonNode change = client.get("/api/system/audit-logs?entityId=hal&action=user%20changed", admin)
                .json()
                .path("items")
                .get(0);
        assertThat(change.path("before").path("role").asText()).isEqualTo("viewer");
        assertThat(change.path("after").path("role").asText()).isEqualTo("engineer");
        assertThat(change.path("after").path("tenants").get(0).asText()).isEqualTo("t-9");
    }

    private IssuedUser create(String name, String role) {
        Answer answer = client.post(USERS, admin, "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(IssuedUser.class);
    }

    /** A session of a new user who has changed the password. */
    private String ready(String name, String role) {
        String given = create(name, role).password();
        String session = client.signIn(name, given).token();
        changePassword(session, given, "correct horse battery");
        return session;
    }

    private Answer change(String name, String change) {
        return client.send("PATCH", USERS + "/" + name, admin, change);
    }

    private Answer changePassword(String session, String before, String after) {
        return client.send(
                "PUT", PASSWORD, session, "{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(before, after));
    }

    private List<String> names() {
        return client.get(USERS, admin).json().path("items").findValuesAsText("name");
    }
}
