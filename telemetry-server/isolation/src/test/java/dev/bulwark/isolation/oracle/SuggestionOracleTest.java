package dev.bulwark.isolation.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A suggestion gives among all tenants' rows what the leaking statement gives where there are only the tenant's. */
@ExtendWith(PostgresServer.class)
class SuggestionOracleTest {
    private static final long SEED = Long.getLong("bulwark.oracle.seed", 20260102L);
    private static final int LEAKS = Integer.getInteger("bulwark.oracle.leaks", 200);
    private static final int STATEMENTS_OF_ROUND = 300;
    private static final double LEAST_OFFERED = 95;

    @Test
    void suggestionsDoWhatWasMeantOnH2() throws SQLException, IOException {
        check("h2", List.of(new H2Engine("PostgreSQL"), new H2Engine("Regular")));
    }

    @Test
    void suggestionsDoWhatWasMeantOnPostgreSql(PostgresEngine postgres) throws SQLException, IOException {
        check("postgresql", List.of(postgres));
    }

    private static void check(String name, List<Engine> engines) throws SQLException, IOException {
        Dice dice = new Dice(SEED);
        SuggestionTally tally = new SuggestionTally();
        for (int round = 0; tally.leaks() < LEAKS; round++) {
            try (SuggestionRound one =
                    new SuggestionRound(engines.get(round % engines.size()), new Dice(dice.seed()))) {
                for (int i = 0; i < STATEMENTS_OF_ROUND && tally.leaks() < LEAKS; i++) {
                    one.tryOne(tally);
                }
            }
        }
        System.out.println("suggestions on " + name + ", seed " + SEED + ": " + tally);
        Path folder = Files.createDirectories(Path.of("target", "oracle"));
        Files.write(folder.resolve(name + "-wrong-suggestions.txt"), tally.wrong());
        Files.write(folder.resolve(name + "-without-suggestion.txt"), tally.without());
        assertThat(tally.wrong()).as("seed %d: %s", SEED, tally).isEmpty();
        assertThat(tally.offeredPercent()).as("seed %d: %s", SEED, tally).isGreaterThan(LEAST_OFFERED);
    }
}
