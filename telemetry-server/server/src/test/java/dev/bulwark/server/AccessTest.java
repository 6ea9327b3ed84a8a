package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.server.config.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final String ME = "/api/v1/auth/me";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path data;

    @Test
    void theFirstStartMakesAnOwnerAndALaterOneDoesNot() {
        String password;
        try (RunningServer first = RunningServer.start(data, clock)) {
            password = first.ownerPassword();
            SignedIn signedIn = first.client().signIn("owner", password);
            assertThat(signedIn.account()).isEqualTo(new Account("owner", Role.OWNER));
            assertThat(first.client().get(ME, signedIn.token()).as(Account.class))
                    .isEqualTo(signedIn.account());
        }
        try (RunningServer second = RunningServer.start(data, clock)) {
            assertThat(second.ownerPassword()).isEmpty();
            assertThat(second.client().signIn("owner", password).token()).startsWith("bws_");
        }
    }

    @Test
    @Tag("store")
    void aSessionOutlivesARestartOfTheServerButNotItsTime() {
        String session;
        try (RunningServer first = RunningServer.start(data, clock)) {
            session = first.session(Role.VIEWER);
        }
        try (RunningServer second = RunningServer.start(data, clock)) {
            clock.advance(Duration.ofHours(12).minusSeconds(1));
            assertThat(second.client().get(ME, session).status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            assertThat(second.client().get(ME, session).status()).isEqualTo(401);
        }
    }

    @Test
    void aSessionEndsWhenItsPersonSignsOut() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            String session = server.session(Role.VIEWER);

            assertThat(server.client().post("/api/v1/auth/logout", session, "").status())
                    .isEqualTo(204);
            assertThat(server.client().get(ME, session).status()).isEqualTo(401);
        }
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhy() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            Answer wrongPassword = server.client().tryToSignIn("owner", "wrong");
            Answer wrongName = server.client().tryToSignIn("nobody", server.ownerPassword());

            assertThat(wrongPassword.status()).isEqualTo(401);
            assertThat(wrongName.status()).isEqualTo(401);
            assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
            assertThat(server.stored("SELECT user_id FROM audit_log WHERE action = 'sign-in refused'"))
                    .containsExactlyInAnyOrder("owner", "nobody");
        }
    }

    @Test
    void guessingIsSlowedDownForThatNameAtThatAddressOnly() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            String other = server.session(Role.VIEWER);
            for (int i = 0; i < 3; i++) {
                assertThat(server.client().tryToSignIn("owner", "wrong").status())
                        .isEqualTo(401);
            }

            Answer slowed = server.client().tryToSignIn("owner", server.ownerPassword());

            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.headers().firstValue("Retry-After")).contains("1");
            assertThat(server.client().get(ME, other).status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            assertThat(server.client()
                            .tryToSignIn("owner", server.ownerPassword())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void guessesAtTheSameTimeCountLikeGuessesOneAfterTheOther() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            List<Integer> statuses = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> server.client().tryToSignIn("owner", "wrong").status()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(statuses).containsOnly(401, 429);
            assertThat(statuses.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void aCrowdAtTheSignInDoesNotHoldUpTheOthers() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            String session = server.session(Role.VIEWER);
            ExecutorService crowd = Executors.newFixedThreadPool(40);
            List<CompletableFuture<Integer>> tries = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> server.client()
                                    .tryToSignIn("nobody-" + i, "x")
                                    .status(),
                            crowd))
                    .toList();

            assertThat(server.client().get(ME, session).status()).isEqualTo(200);
            assertThat(tries.stream().map(CompletableFuture::join)).containsOnly(401, 429);
            crowd.shutdown();
        }
    }

    @Test
    void thereIsAnOwnerEvenIfOthersWereMadeBeforeTheFirstStart() {
        try (TelemetryServer offline = TelemetryServer.open(TestStore.with(ServerSettings.defaults(), data), clock)) {
            offline.users().create(new NewUser("ada", Role.ENGINEER, null));
            assertThatThrownBy(() -> offline.users().create(new NewUser("owner", Role.VIEWER, null)))
                    .hasMessageContaining("kept for the owner");
        }
        try (RunningServer server = RunningServer.start(data, clock)) {
            assertThat(server.client()
                            .signIn("owner", server.ownerPassword())
                            .account()
                            .role())
                    .isEqualTo(Role.OWNER);
        }
    }

    @Test
    void credentialsThatCannotBeAreRefusedByTheirField() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            String login = "/api/v1/auth/login";

            assertThat(server.client().post(login, "", "{\"name\":\"owner\"}").field())
                    .isEqualTo("password");
            assertThat(server.client().post(login, "", "{\"password\":\"x\"}").field())
                    .isEqualTo("name");
            assertThat(server.client()
                            .post(login, "", "{\"name\":\"%s\",\"password\":\"x\"}".formatted("n".repeat(1_001)))
                            .field())
                    .isEqualTo("name");
            assertThat(server.client()
                            .post(login, "", "{\"name\":\"o\",\"password\":\"x\",\"role\":\"owner\"}")
                            .field())
                    .isEqualTo("role");
            assertThat(server.client().post(login, "", "\"owner\"").status()).isEqualTo(400);
        }
    }

    @Test
    void noSecretIsInTheStoreInClear() throws IOException {
        String password;
        String session;
        String token;
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            password = server.ownerPassword();
            session = server.client().signIn("owner", password).token();
            token = server.ingestToken();
            assertThat(server.stored("SELECT password_hash FROM users"))
                    .allMatch(hash -> hash.startsWith("$argon2id$"));
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(password) || bytes.contains(session) || bytes.contains(token))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }
}
