package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the text, the judge answers, and it never calls confined what is not a statement. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
    private static final long SEED = Long.getLong("bulwark.fuzz.seed", 4711L);
    private static final String FILTERED = "SELECT * FROM issues WHERE organization_id = 10 AND ";

    private final Judge judge = new Judge(StatementsTest.SCHEMA, JudgeSettings.defaults());

    @Test
    void randomCharactersAreNeverConfined() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                text.append((char) random.nextInt(n % 2 == 0 ? 128 : 0x10000));
            }
            assertThat(kind(text.toString())).as("seed %d, text %d", SEED, i).isNotEqualTo(VerdictKind.CONFINED);
        }
    }

    @Test
    void truncatedStatementsAreAnsweredAndNoneIsConfinedBeforeItsFilter() throws IOException {
        List<StatementsTest.Case> cases = StatementsTest.cases().toList();
        Random random = new Random(SEED);
        for (StatementsTest.Case example : cases) {
            String cut = example.sql().substring(0, random.nextInt(example.sql().length()));
            assertThat(judge.analyse(cut).normalisedText()).isNotNull();
            boolean mayHold = cut.contains("organization_id") || cut.contains("ORGANIZATION_ID") || cut.contains("?");
            if (!mayHold) {
                assertThat(kind(cut)).as(cut).isNotEqualTo(VerdictKind.CONFINED);
            }
        }
    }

    @Test
    void shuffledTokensAreAnswered() throws IOException {
        Random random = new Random(SEED);
        for (StatementsTest.Case example : StatementsTest.cases().toList()) {
            String[] words = example.sql().split("(?<= )", -1);
            for (int i = 0; i < words.length; i++) {
                int other = random.nextInt(words.length);
                String word = words[i];
                words[i] = words[other];
                words[other] = word;
            }
            assertThat(judge.analyse(String.join("", words)).hash()).hasSize(16);
        }
    }

    @Test
    void statementsWithStrangeCharactersAreAnswered() throws IOException {
        Random random = new Random(SEED);
        List<String> strange =
                List.of("\0", "\ud800", "\udc00", "\u2028", "\ufeff", "\\", "'", "\"", "/*", "$$", "(", "?");
        for (StatementsTest.Case example : StatementsTest.cases().toList()) {
            StringBuilder text = new StringBuilder(example.sql());
            for (int n = random.nextInt(3); n >= 0; n--) {
                text.insert(random.nextInt(text.length()), strange.get(random.nextInt(strange.size())));
            }
            Verdict verdict = judge.analyse(text.toString()).judge("10", position -> 10);
            assertThat(verdict.marks())
                    .as("seed %d: %s", SEED, text)
                    .allMatch(mark -> mark.start() <= mark.end() && mark.end() <= text.length());
        }
    }

    @Test
    void conditionsWithinConditionsAreAnswered() {
        for (int depth : new int[] {10, 20, 40, 80}) {
            String nested = "CASE WHEN ".repeat(depth) + "organization_id = 10"
                    + " THEN organization_id = 10 ELSE organization_id = 10 END".repeat(depth);
            assertThat(judge.analyse("SELECT * FROM issues WHERE " + nested).hash())
                    .hasSize(16);
        }
    }

    @Test
    void deepNestingIsUndecidable() {
        for (String open : List.of("(", "NOT (", "COALESCE(1, ", "id IN (SELECT id FROM issues WHERE ")) {
            String sql = FILTERED + open.repeat(500) + "1 = 1" + ")".repeat(500);
            assertThat(kind(sql)).as(open).isEqualTo(VerdictKind.UNDECIDABLE);
        }
    }

    @Test
    void longChainsWithoutParenthesesAreAnswered() {
        for (String link : List.of(" NOT ", " id = 1 OR ", " id = 1 AND ", " CASE WHEN ")) {
            assertThat(judge.analyse(FILTERED + link.repeat(2000) + "id = 1").hash())
                    .hasSize(16);
        }
        assertThat(kind(FILTERED + " id = 1 AND ".repeat(2000) + "id = 1")).isEqualTo(VerdictKind.CONFINED);
    }

    @Test
    void textsOverTheLimitAreUndecidable() {
        assertThat(kind(FILTERED + "title || title ".repeat(100_000))).isEqualTo(VerdictKind.UNDECIDABLE);
        assertThat(kind(FILTERED + "title = '" + "x".repeat(8 * 1024 * 1024) + "'"))
                .isEqualTo(VerdictKind.UNDECIDABLE);
    }

    @Test
    void aLongValueIsNoLongStatement() {
        assertThat(kind(FILTERED + "title = '" + "x".repeat(1024 * 1024) + "'")).isEqualTo(VerdictKind.CONFINED);
    }

    @Test
    void commonTablesThatDoubleAtEveryLinkAreUndecidable() {
        StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT id FROM issues WHERE organization_id = 10)");
        for (int i = 1; i < 30; i++) {
            sql.append(", c")
                    .append(i)
                    .append(" AS (SELECT a.id FROM c")
                    .append(i - 1)
                    .append(" a JOIN c");
            sql.append(i - 1).append(" b ON b.id = a.id)");
        }
        assertThat(kind(sql + " SELECT * FROM c29")).isEqualTo(VerdictKind.UNDECIDABLE);
    }

    private VerdictKind kind(String sql) {
        return judge.analyse(sql).judge("10", position -> 10).kind();
    }
}
