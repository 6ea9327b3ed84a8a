package dev.bulwark.isolation.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.oracle.PostgresEngine;
import dev.bulwark.isolation.oracle.PostgresServer;
import dev.bulwark.model.isolation.VerdictKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A suggestion does among all tenants' rows what the statement does where there are only the tenant's. */
@ExtendWith(PostgresServer.class)
class SuggestionDataTest {
    private static final int TENANT = 10;
    private static final Schema SCHEMA = Schema.builder()
            .tenantTable("organizations", "id")
            .tenantTable("issues", "organization_id")
            .tenantTable("teams", "organization_id")
            .tenantTable("users", "organization_id")
            .tenantTable("todos", "organization_id")
            .sharedTable("currencies")
            .build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void onH2TheTenantGetsWhatItWouldGetAlone(String why, String leak) throws SQLException {
        requireSame(new Place(Dialect.H2, () -> DriverManager.getConnection("jdbc:h2:mem:")), why, leak);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allLeaks")
    void onPostgresTheTenantGetsWhatItWouldGetAlone(String why, String leak, PostgresEngine engine)
            throws SQLException {
        requireSame(new Place(Dialect.POSTGRESQL, engine::open), why, leak);
    }

    private static void requireSame(Place place, String why, String leak) throws SQLException {
        Judge judge = new Judge(SCHEMA, JudgeSettings.defaults().withDialect(place.dialect()));
        assertThat(judge.analyse(leak).judge("10", BoundParameters.NONE).kind().isSafe())
                .isFalse();

        String suggestion = judge.suggestion(leak, "10", BoundParameters.NONE);

        assertThat(suggestion).as(why + "\n" + leak).isNotNull();
        assertThat(judge.analyse(suggestion).judge("10", BoundParameters.NONE).kind())
                .isEqualTo(VerdictKind.CONFINED);
        try (TenantWorld alone = new TenantWorld(place.opening().open(), List.of(TENANT));
                TenantWorld all = new TenantWorld(place.opening().open(), List.of(TENANT, 20))) {
            assertThat(all.effect(suggestion, TENANT)).as(suggestion).isEqualTo(alone.effect(leak, TENANT));
            assertThat(all.others(suggestion, TENANT)).as(suggestion).isEqualTo(all.others("SELECT 1", TENANT));
        }
    }

    static Stream<String[]> leaks() throws IOException {
        return allLeaks().filter(leak -> !leak[0].endsWith("(postgresql)"));
    }

    static Stream<String[]> allLeaks() throws IOException {
        Path file = Path.of(
                URI.create(SuggestionDataTest.class.getResource("leaks.txt").toString()));
        return Stream.of(Files.readString(file).split("\\n\\s*\\n", -1))
                .map(String::strip)
                .filter(paragraph -> paragraph.startsWith("# "))
                .map(paragraph -> paragraph.substring(2).split("\n", 2));
    }

    private record Place(Dialect dialect, Opening opening) {}

    private interface Opening {
        Connection open() throws SQLException;
    }
}
