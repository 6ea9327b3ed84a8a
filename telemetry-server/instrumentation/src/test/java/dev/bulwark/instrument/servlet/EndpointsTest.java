package dev.bulwark.instrument.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.servlet.Endpoints.MappedPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    @ParameterizedTest
    @CsvSource({
        "/teams/17, /teams/{id}",
        "/teams/17/members/3f2504e0-4f89-41d3-9a0c-0305e82c3301, /teams/{id}/members/{id}",
        "/v2/reports/2026-11-21, /v2/reports/{id}",
        "/files/deadbeefdeadbeef, /files/{id}",
        "/reset/eyJhbGciOi1JIUzI1, /reset/{id}",
        "/users/ada@example.org, /users/{id}",
        "/users/J%C3%BCrgen, /users/{id}",
        "/orders/ord-48211, /orders/{id}",
        "/api/v1.0/oauth2/token, /api/v1.0/oauth2/token",
        "/a;jsessionid=ABC123/b;x=1, /a/b",
        "/teams/17;v=1/members, /teams/{id}/members",
        "/teams/17/, /teams/{id}/",
        "/feedback/department-overview, /feedback/department-overview",
        "/, /"
    })
    void whatLooksLikeAnIdIsReplaced(String uri, String template) {
        assertThat(new Endpoints().name("GET", null, new MappedPath(uri, 0))).isEqualTo("GET " + template);
    }

    @Test
    void whatTheMappingSpellsOutIsNoId() {
        assertThat(new Endpoints().name("GET", null, new MappedPath("/shop/12345/99", "/shop/12345".length())))
                .isEqualTo("GET /shop/12345/{id}");
    }

    @Test
    void whatTheFrameworkSaysComesFirst() {
        assertThat(new Endpoints().name("GET", "/teams/{team}", new MappedPath("/teams/ada", 0)))
                .isEqualTo("GET /teams/{team}");
    }

    @Test
    void methodsOfAClientsOwnInventionAreOne() {
        assertThat(new Endpoints().name("GETX1", null, new MappedPath("/", 0))).isEqualTo("OTHER /");
    }

    @Test
    void pathsThatNobodyAnswersToUseUpNoRoomAndTheRestIsBounded() {
        Endpoints endpoints = new Endpoints();
        assertThat(counted(endpoints, "/real", 200)).isEqualTo("GET /real");
        for (int i = 0; i < 5000; i++) {
            assertThat(counted(endpoints, "/probe" + i, 404)).isEqualTo("GET (unmatched)");
        }
        assertThat(counted(endpoints, "/real", 404)).isEqualTo("GET /real");
        assertThat(endpoints.counted("POST", "/teams/{team}", new MappedPath("/teams/ada", 0), 404))
                .isEqualTo("POST /teams/{team}");
        for (int i = 0; i < 998; i++) {
            assertThat(counted(endpoints, "/page" + i, 200)).isEqualTo("GET /page" + i);
        }
        assertThat(counted(endpoints, "/more", 200)).isEqualTo("GET (unmatched)");
        assertThat(counted(endpoints, "/page0", 200)).isEqualTo("GET /page0");
    }

    private static String counted(Endpoints endpoints, String uri, int status) {
        return endpoints.counted("GET", null, new MappedPath(uri, 0), status);
    }
}
