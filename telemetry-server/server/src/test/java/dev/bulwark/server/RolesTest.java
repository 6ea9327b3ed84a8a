package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.access.Permission;
import dev.bulwark.server.http.DeclaredRoute;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route against every kind of caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {
    private final Map<Role, String> sessions = new EnumMap<>(Role.class);
    private RunningServer server;
    private String ingestToken;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        for (Role role : Role.values()) {
            sessions.put(role, server.session(role));
        }
        ingestToken = server.ingestToken();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRouteDeclaresExactlyOnePermission() {
        assertThat(server.routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.roles())
                        .as(route.toString())
                        .singleElement()
                        .isInstanceOf(Permission.class));
    }

    @TestFactory
    Stream<DynamicTest> everyRouteLetsInWhomItDeclaresAndNobodyElse() {
        return server.routes().stream()
                .flatMap(route -> callers().entrySet().stream()
                        .map(caller -> DynamicTest.dynamicTest(
                                route.method() + " " + route.path() + " by " + caller.getKey(),
                                () -> assertThat(admitted(route, caller.getValue()))
                                        .isEqualTo(expected(route, caller.getKey())))));
    }

    private Map<String, String> callers() {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("nobody", "");
        callers.put("a liar", "bws_" + "A".repeat(43));
        callers.put("a false application", "bwi_" + "A".repeat(43));
        callers.put("an application", ingestToken);
        sessions.forEach((role, token) -> callers.put(role.name(), token));
        return callers;
    }

    /** 401, 403, or 200 for anything that the guard let through. */
    private int admitted(DeclaredRoute route, String token) {
        if (route.path().equals("/api/v1/stream")) {
            return streamStatus(token);
        }
        if (route.path().endsWith("/logout") && sessions.containsValue(token)) {
            return 200; // would end the session that the other cases need
        }
        String path = route.path().replaceAll("\\{[a-zA-Z]+}", "01890000-0000-7000-8000-000000000001");
        Answer answer = server.client()
                .send(server.client().request(path, token).method(route.method(), BodyPublishers.noBody()));
        boolean login = path.endsWith("/login");
        assertThat(answer.status()).as("%s: a failure of the server", path).isLessThan(500);
        return !login && (answer.status() == 401 || answer.status() == 403) ? answer.status() : 200;
    }

    private int streamStatus(String token) {
        try (StreamReader reader = StreamReader.open(server.client(), "/api/v1/stream", token, "")) {
            return reader.response().statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int expected(DeclaredRoute route, String caller) {
        Permission permission = (Permission) route.roles().iterator().next();
        boolean person = Stream.of(Role.values()).anyMatch(role -> role.name().equals(caller));
        if (permission == Permission.ANYONE) {
            return 200;
        }
        if (permission == Permission.INGEST) {
            boolean session = person || caller.equals("a liar");
            return caller.equals("an application") ? 200 : session ? 403 : 401;
        }
        if (caller.endsWith("application")) {
            return 403;
        }
        if (!person) {
            return 401;
        }
        return Role.valueOf(caller).includes(Role.valueOf(permission.name())) ? 200 : 403;
    }
}
