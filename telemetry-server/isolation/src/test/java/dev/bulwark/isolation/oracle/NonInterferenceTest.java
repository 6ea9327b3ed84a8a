package dev.bulwark.isolation.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.isolation.VerdictKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs statements on real data: what is called confined must not be able to tell that another tenant's rows changed. */
class NonInterferenceTest {
    private static final long SEED = Long.getLong("bulwark.oracle.seed", 20260101L);
    private static final int STATEMENTS = Integer.getInteger("bulwark.oracle.statements", 2500);
    private static final int WORLDS = 3;

    private final Judge judge = new Judge(
            Schema.builder()
                    .columns("teams", columns())
                    .columns("issues", columns())
                    .columns("todos", columns())
                    .primaryKey("teams", List.of("id"))
                    .primaryKey("issues", List.of("id"))
                    .primaryKey("todos", List.of("id"))
                    .build(),
            JudgeSettings.defaults());

    @Test
    void aConfinedStatementDoesNotDependOnAnotherTenantsRows() throws SQLException {
        List<TwoWorlds> worlds = new ArrayList<>();
        for (int i = 0; i < WORLDS; i++) {
            worlds.add(new TwoWorlds(SEED + 10L * i));
        }
        StatementGenerator generator = new StatementGenerator(SEED);
        int confined = 0;
        int undecided = 0;
        for (int i = 0; i < STATEMENTS; i++) {
            String sql = generator.next();
            VerdictKind kind =
                    judge.analyse(sql).judge("10", BoundParameters.NONE).kind();
            undecided += kind == VerdictKind.UNDECIDABLE ? 1 : 0;
            if (kind.isSafe()) {
                confined++;
                for (TwoWorlds world : worlds) {
                    assertThat(world.difference(sql))
                            .as("seed %d, statement %d: %s", SEED, i, sql)
                            .isEmpty();
                }
            }
        }
        for (TwoWorlds world : worlds) {
            world.close();
        }
        assertThat(confined).as("confined statements of %d", STATEMENTS).isGreaterThan(STATEMENTS / 10);
        assertThat(undecided).as("undecided statements of %d", STATEMENTS).isLessThan(STATEMENTS / 50);
    }

    private static List<String> columns() {
        return List.of("id", "organization_id", "team_id", "parent_id", "status");
    }
}
