package dev.bulwark.isolation.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs statements on real databases in pairs of worlds that differ only in other tenants' rows: what is called confined must
 * not be able to tell, and must not change these rows. That a key is taken is out of scope: it cannot be hidden.
 */
@ExtendWith(PostgresServer.class)
class NonInterferenceTest {
    private static final long SEED = Long.getLong("bulwark.oracle.seed", 20260101L);
    private static final int PAIRS = Integer.getInteger("bulwark.oracle.pairs", 5_000);
    private static final int STATEMENTS_OF_ROUND = 250;
    private static final double LEAST_PROVEN = 95;
    /** Lower, for a mistake in a place that the data leaves open does not show either. */
    private static final double LEAST_PROVEN_OF_SPOILED = 75;

    @Test
    void aConfinedStatementIsDeafToOtherTenantsOnH2() throws SQLException, IOException {
        check("h2", List.of(new H2Engine("PostgreSQL"), new H2Engine("Regular")));
    }

    @Test
    void aConfinedStatementIsDeafToOtherTenantsOnPostgreSql(PostgresEngine postgres) throws SQLException, IOException {
        check("postgresql", List.of(postgres));
    }

    private static void check(String name, List<Engine> engines) throws SQLException, IOException {
        Dice dice = new Dice(SEED);
        Tally tally = new Tally();
        for (int round = 0; tally.pairs() < PAIRS; round++) {
            try (Round one = new Round(engines.get(round % engines.size()), new Dice(dice.seed()))) {
                for (int i = 0; i < STATEMENTS_OF_ROUND && tally.pairs() < PAIRS; i++) {
                    one.tryOne(tally);
                }
            }
        }
        report(name, tally);
        assertThat(tally.missed()).as("seed %d: %s", SEED, tally).isEmpty();
        assertThat(tally.provenUnspoiledPercent())
                .as("seed %d: %s", SEED, tally)
                .isGreaterThan(LEAST_PROVEN);
        assertThat(tally.provenPercent()).as("seed %d: %s", SEED, tally).isGreaterThan(LEAST_PROVEN_OF_SPOILED);
    }

    /** The unproven statements are for people to look at: which of these would an application really send? */
    private static void report(String name, Tally tally) throws IOException {
        System.out.println("oracle on " + name + ", seed " + SEED + ": " + tally);
        Path folder = Files.createDirectories(Path.of("target", "oracle"));
        Files.write(folder.resolve(name + "-missed.txt"), tally.missed());
        Files.write(folder.resolve(name + "-unproven.txt"), tally.unproven());
        Files.write(folder.resolve(name + "-invalid.txt"), tally.invalid());
    }
}
