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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A suggestion does among all tenants' rows what the statement does where there are only the tenant's. */
@ExtendWith(PostgresServer.class)
@TestInstance(Lifecycle.PER_CLASS)
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

    private final TenantWorld alone;
    private final TenantWorld all;

    SuggestionDataTest(PostgresEngine engine) throws SQLException {
        alone = new TenantWorld(engine.open(), List.of(TENANT));
        all = new TenantWorld(engine.open(), List.of(TENANT, 20));
    }

    @AfterAll
    void close() throws SQLException {
        alone.close();
        all.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allLeaks")
    void onPostgresTheTenantGetsWhatItWouldGetAlone(String why, String leak) throws SQLException {
        requireSame(leak, suggestion(leak, Dialect.POSTGRESQL), alone, all);
    }

    /** In databases of their own, because TRUNCATE commits. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void onH2TheTenantGetsWhatItWouldGetAlone(String why, String leak) throws SQLException {
        try (TenantWorld one = new TenantWorld(DriverManager.getConnection("jdbc:h2:mem:"), List.of(TENANT));
                TenantWorld both = new TenantWorld(DriverManager.getConnection("jdbc:h2:mem:"), List.of(TENANT, 20))) {
            requireSame(leak, suggestion(leak, Dialect.H2), one, both);
        }
    }

    private static String suggestion(String leak, Dialect dialect) {
        Judge judge = new Judge(SCHEMA, JudgeSettings.defaults().withDialect(dialect));
        assertThat(judge.analyse(leak).judge("10", BoundParameters.NONE).kind().isSafe())
                .isFalse();

        String suggestion = judge.suggestion(leak, "10", BoundParameters.NONE);

        assertThat(suggestion).as(leak).isNotNull();
        assertThat(judge.analyse(suggestion).judge("10", BoundParameters.NONE).kind())
                .isEqualTo(VerdictKind.CONFINED);
        return suggestion;
    }

    private static void requireSame(String leak, String suggestion, TenantWorld alone, TenantWorld all)
            throws SQLException {
        assertThat(all.effect(suggestion, TENANT)).as(suggestion).isEqualTo(alone.effect(leak, TENANT));
        assertThat(all.others(suggestion, TENANT)).as(suggestion).isEqualTo(all.others("SELECT 1", TENANT));
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
}
