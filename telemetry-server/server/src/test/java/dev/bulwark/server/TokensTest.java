package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.IssuedToken;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.TokenKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of applications and programs, by the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private static final String TOKENS = "/api/v1/admin/tokens";
    private static final String ME = "/api/v1/auth/me";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Events events = new Events(clock);
    private RunningServer server;
    private Client client;
    private String owner;
    private String admin;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, clock);
        client = server.client();
        owner = server.session(Role.OWNER);
        admin = server.session(Role.ADMIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anIngestTokenReportsUntilItIsRevoked() {
        IssuedToken issued = create("{\"kind\":\"ingest\",\"name\":\"meetings\"}");

        assertThat(issued.secret()).matches("bwi_[A-Za-z0-9_-]{49}");
        assertThat(client.ingest(issued.secret(), events.batch(events.failure()))
                        .status())
                .isEqualTo(202);
        assertThat(client.get(ME, issued.secret()).status()).isEqualTo(403);
        assertThat(revoke(issued).status()).isEqualTo(204);
        assertThat(client.ingest(issued.secret(), events.batch(events.failure()))
                        .status())
                .isEqualTo(401);
        assertThat(revoke(issued).status()).isEqualTo(404);
    }

    @Test
    void aProgramUsesTheApiWithinItsRoleAndItsTenants() {
        IssuedToken issued = create(
                "{\"kind\":\"api\",\"name\":\"nightly\",\"role\":\"engineer\",\"tenants\":[\"t-1\"],\"expiresAt\":\"2026-04-01T00:00:00Z\"}");

        assertThat(client.get(ME, issued.secret()).as(Account.class))
                .isEqualTo(new Account("token:nightly", Role.ENGINEER, List.of("t-1"), false));
        assertThat(client.get(TOKENS, issued.secret()).status()).isEqualTo(403);
        assertThat(client.ingest(issued.secret(), events.batch(events.failure()))
                        .status())
                .isEqualTo(403);
        assertThat(client.post("/api/v1/auth/logout", issued.secret(), "").status())
                .isEqualTo(403);
        assertThat(client.send(
                                "PUT",
                                "/api/v1/auth/password",
                                issued.secret(),
                                "{\"oldPassword\":\"x\",\"newPassword\":\"correct horse battery\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void revokingATokenEndsItsOpenStreams() throws Exception {
        IssuedToken issued = create("{\"kind\":\"api\",\"name\":\"wall screen\",\"role\":\"viewer\"}");
        try (StreamReader stream = StreamReader.open(client, "/api/v1/stream", issued.secret(), "")) {
            revoke(issued);

            await().until(stream::ended);
        }
        assertThat(client.get(ME, issued.secret()).status()).isEqualTo(401);
    }

    @Test
    void aTokenExpiresAndOneOfTheApiAlwaysDoes() {
        IssuedToken issued = create("{\"kind\":\"api\",\"name\":\"nobody renews it\",\"role\":\"viewer\"}");
        Instant now = clock.instant();
        assertThat(issued.token().expiresAt()).isEqualTo(now.plus(Duration.ofDays(90)));
        String soon = create("{\"kind\":\"ingest\",\"name\":\"a\",\"expiresAt\":\"%s\"}".formatted(now.plusSeconds(60)))
                .secret();

        clock.advance(Duration.ofSeconds(61));

        assertThat(client.ingest(soon, events.batch(events.failure())).status()).isEqualTo(401);
    }

    @Test
    void theListTellsEverythingButTheSecret() {
        IssuedToken issued = create("{\"kind\":\"ingest\",\"name\":\"listed\"}");
        client.ingest(issued.secret(), events.batch(events.failure()));

        Answer answer = client.get(TOKENS, admin);

        JsonNode listed = StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .filter(item ->
                        item.path("id").asText().equals(issued.token().id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("begins").asText()).isEqualTo(issued.secret().substring(0, 8));
        assertThat(listed.path("lastUsedAt").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain(issued.secret());
        assertThat(server.stored("SELECT token_hash FROM access_tokens")).noneMatch(issued.secret()::contains);
    }

    @Test
    void aTokenIsNoWayAroundTheRole() {
        assertThat(client.post(TOKENS, admin, "{\"kind\":\"api\",\"name\":\"x\",\"role\":\"owner\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post(TOKENS, owner, "{\"kind\":\"api\",\"name\":\"x\",\"role\":\"owner\"}")
                        .as(IssuedToken.class)
                        .token()
                        .kind())
                .isEqualTo(TokenKind.API);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\"} | kind",
                "{\"kind\":\"tea\",\"name\":\"x\"} | kind",
                "{\"kind\":\"ingest\"} | name",
                "{\"kind\":\"api\",\"name\":\"x\"} | role",
                "{\"kind\":\"ingest\",\"name\":\"x\",\"role\":\"viewer\"} | role",
                "{\"kind\":\"ingest\",\"name\":\"x\",\"tenants\":[\"t\"]} | tenants",
                "{\"kind\":\"api\",\"name\":\"x\",\"role\":\"admin\",\"tenants\":[\"t\"]} | tenants",
                "{\"kind\":\"api\",\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"2026-02-01T00:00:00Z\"} | expiresAt",
                "{\"kind\":\"api\",\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"2036-02-01T00:00:00Z\"} | expiresAt",
            })
    void whatCannotBeIsRefusedByItsField(String body, String field) {
        Answer answer = client.post(TOKENS, owner, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void makingAndRevokingIsAudited() {
        IssuedToken issued = create("{\"kind\":\"api\",\"name\":\"audited\",\"role\":\"viewer\"}");
        revoke(issued);

        String entries = client.get(
                        "/api/system/audit-logs?entityId=" + issued.token().id(), admin)
                .body();
        assertThat(entries)
                .contains("token created", "token revoked", "audited")
                .doesNotContain(issued.secret());
    }

    private IssuedToken create(String body) {
        Answer answer = client.post(TOKENS, admin, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(IssuedToken.class);
    }

    private Answer revoke(IssuedToken issued) {
        return client.delete(TOKENS + "/" + issued.token().id(), admin);
    }
}
