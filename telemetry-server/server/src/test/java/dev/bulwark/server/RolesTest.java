package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.access.Permission;
import dev.bulwark.server.access.TenantRule;
import dev.bulwark.server.http.DeclaredRoute;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final String TENANT = "alpha";

    private final List<Kind> callers = new ArrayList<>();
    private RunningServer server;

    /** @param role null for those who have none */
    private record Kind(String name, String token, @Nullable Role role, boolean bound) {
        boolean isProgram() {
            return token.startsWith("bwa_");
        }

        boolean reports() {
            return token.startsWith("bwi_");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        callers.add(new Kind("nobody", "", null, false));
        for (String prefix : List.of("bws_", "bwi_", "bwa_")) {
            callers.add(new Kind("a liar with " + prefix, prefix + "A".repeat(49), null, false));
            callers.add(new Kind("an old liar with " + prefix, prefix + "A".repeat(43), null, false));
        }
        callers.add(new Kind("an application", server.ingestToken(), null, false));
        for (Role role : Role.values()) {
            callers.add(new Kind(role.name(), server.session(role), role, false));
            callers.add(new Kind(role + " by token", server.apiToken(role), role, false));
        }
        for (Role role : List.of(Role.VIEWER, Role.ENGINEER)) {
            callers.add(new Kind(role + " of a tenant", server.session(role, TENANT), role, true));
            callers.add(new Kind(role + " of a tenant by token", server.apiToken(role, TENANT), role, true));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRouteDeclaresExactlyOnePermissionAndOneRuleOfTenants() {
        assertThat(server.routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(route.roles()).as(route.toString()).hasSize(2);
            assertThat(route.roles()).as(route.toString()).hasAtLeastOneElementOfType(Permission.class);
            assertThat(route.roles()).as(route.toString()).hasAtLeastOneElementOfType(TenantRule.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRouteLetsInWhomItDeclaresAndNobodyElse() {
        return server.routes().stream()
                .flatMap(route -> callers.stream()
                        .map(caller -> DynamicTest.dynamicTest(
                                route.method() + " " + route.path() + " by " + caller,
                                () -> assertThat(admitted(route, caller)).isEqualTo(expected(route, caller)))));
    }

    /** 401, 403, or 200 for anything that the guard let through. */
    private int admitted(DeclaredRoute route, Kind caller) {
        if (route.path().equals("/api/v1/stream")) {
            return streamStatus(caller.token());
        }
        if (route.path().endsWith("/logout") && caller.role() != null && !caller.isProgram()) {
            return 200; // would end the session that the other cases need
        }
        String path = route.path().replaceAll("\\{[a-zA-Z]+}", "01890000-0000-7000-8000-000000000001");
        Answer answer = server.client()
                .send(server.client().request(path, caller.token()).method(route.method(), BodyPublishers.noBody()));
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

    private static int expected(DeclaredRoute route, Kind caller) {
        Permission permission = only(route, Permission.class);
        if (permission == Permission.ANYONE) {
            return 200;
        }
        if (permission == Permission.INGEST) {
            boolean otherwiseKnown = !caller.token().isEmpty() && !caller.reports();
            return caller.name().equals("an application") ? 200 : otherwiseKnown ? 403 : 401;
        }
        Role role = caller.role();
        if (role == null) {
            return caller.reports() ? 403 : 401;
        }
        boolean beyondTenants = caller.bound() && only(route, TenantRule.class) == TenantRule.ALL_TENANTS_ONLY;
        boolean ownSession = route.path().endsWith("/logout") || route.path().equals("/api/v1/auth/password");
        return role.includes(permission.role()) && !beyondTenants && !(ownSession && caller.isProgram()) ? 200 : 403;
    }

    private static <T> T only(DeclaredRoute route, Class<T> type) {
        return route.roles().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
