package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import dev.bulwark.isolation.proof.Prover;
import dev.bulwark.isolation.template.Skeleton;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that share one analysis are judged as if each had been analysed alone. */
class SharedAnalysisTest {
    private static final long SEED = Long.getLong("bulwark.shared.seed", 20260203L);
    private static final int VARIANTS = Integer.getInteger("bulwark.shared.variants", 6);
    private static final List<String> VALUES = List.of("10", "20", "'10'", "'20'", "0", "'x'", "7", "''");

    private final Map<Dialect, Judge> judges = new ConcurrentHashMap<>();
    private final Map<Dialect, Prover> provers = new ConcurrentHashMap<>();
    private final Random random = new Random(SEED);

    @Test
    void everyVariantOfEveryCaseIsJudgedAsIfItWereAlone() throws IOException {
        for (StatementsTest.Case example : StatementsTest.cases().toList()) {
            assertSame(example, example.sql());
            for (int i = 0; i < VARIANTS; i++) {
                assertSame(example, variant(example));
            }
        }
    }

    @Test
    void aForeignValueIsFoundWhereverItHidesInALongList() {
        Judge judge = new Judge(StatementsTest.SCHEMA, JudgeSettings.defaults());
        assertThat(kind(judge, inList(500, -1))).isEqualTo(VerdictKind.CONFINED);
        for (int foreign : new int[] {0, 1, 250, 498, 499}) {
            assertThat(kind(judge, inList(500, foreign))).isEqualTo(VerdictKind.WRONG_TENANT);
            assertThat(kind(judge, insert(500, foreign))).isEqualTo(VerdictKind.WRONG_TENANT);
        }
        assertThat(kind(judge, insert(500, -1))).isEqualTo(VerdictKind.CONFINED);
    }

    @Test
    void listsOfEveryLengthAndOtherValuesHaveOneSkeleton() {
        String skeleton = skeleton("SELECT * FROM issues WHERE organization_id = 10 AND id IN (1)");

        assertThat(skeleton("SELECT * FROM issues WHERE organization_id = 20 AND id IN (1, 2, 3)"))
                .isEqualTo(skeleton);
        assertThat(skeleton("SELECT *  FROM issues WHERE organization_id = ? AND id IN (?, ?)"))
                .isEqualTo(skeleton);
        assertThat(skeleton("INSERT INTO issues (organization_id, title) VALUES (1, 'a'), (2, 'b'), (3, 'c')"))
                .isEqualTo(skeleton("INSERT INTO issues (organization_id, title) VALUES (10, ?), (?, 'y')"));
    }

    @Test
    void whatIsPartOfTheGrammarStaysInTheSkeleton() {
        for (String sql : List.of(
                "SELECT a FROM b ORDER BY 1 LIMIT 5",
                "SELECT a FROM b WHERE c > now() - INTERVAL '1 day'",
                "SELECT a FROM b GROUP BY 1, 2",
                "SELECT a FROM b WHERE c > DATE '2026-01-01'")) {
            assertThat(Skeleton.of(Lexer.read(sql, Dialect.H2))).as(sql).isNull();
        }
    }

    @Test
    void aHundredThousandRowsAreJudged() {
        Judge judge = new Judge(StatementsTest.SCHEMA, JudgeSettings.defaults());

        assertThat(kind(judge, insert(100_000, -1))).isEqualTo(VerdictKind.CONFINED);
        assertThat(kind(judge, insert(100_000, 99_999))).isEqualTo(VerdictKind.WRONG_TENANT);
    }

    private void assertSame(StatementsTest.Case example, String sql) {
        JudgeSettings settings = JudgeSettings.defaults().withDialect(example.dialect());
        Judge judge = judges.computeIfAbsent(example.dialect(), key -> new Judge(StatementsTest.SCHEMA, settings));
        Prover prover = provers.computeIfAbsent(example.dialect(), key -> new Prover(StatementsTest.SCHEMA, settings));

        Verdict shared = inTime(() -> judge.analyse(sql).judge(example.tenant(), example::bound));
        LexedText lexed = Lexer.read(sql, example.dialect());
        Verdict alone = inTime(() -> prover.find(lexed).judge(example.tenant(), example::bound));

        assertThat(shared.kind()).as("seed %d: %s", SEED, sql).isEqualTo(alone.kind());
        if (!alone.kind().isSafe()) {
            assertThat(shared).as("seed %d: %s", SEED, sql).isEqualTo(alone);
        }
    }

    /** Of another attempt where one was given up for want of time, which is not kept. */
    private static Verdict inTime(Supplier<Verdict> attempt) {
        Verdict verdict = attempt.get();
        for (int i = 0; i < 3 && verdict.reason().contains("takes too long"); i++) {
            verdict = attempt.get();
        }
        return verdict;
    }

    /** Other values, and lists that are longer. */
    private String variant(StatementsTest.Case example) {
        LexedText lexed = Lexer.read(example.sql(), example.dialect());
        StringBuilder text = new StringBuilder(example.sql());
        for (int i = lexed.tokens().size() - 1; i > 0; i--) {
            Token token = lexed.tokens().get(i);
            boolean literal = token.kind() == TokenKind.NUMBER || token.kind() == TokenKind.STRING;
            if (literal && random.nextInt(3) == 0) {
                String value = VALUES.get(random.nextInt(VALUES.size()));
                boolean listed = lexed.tokens().get(i - 1).isSymbol(',') && random.nextBoolean();
                text.replace(token.start(), token.end(), listed ? value + ", " + value : value);
            }
        }
        return text.toString();
    }

    private static String inList(int length, int foreign) {
        return "SELECT * FROM issues WHERE organization_id IN ("
                + IntStream.range(0, length)
                        .mapToObj(i -> i == foreign ? "20" : "10")
                        .collect(Collectors.joining(","))
                + ")";
    }

    private static String insert(int rows, int foreign) {
        return "INSERT INTO issues (organization_id, title) VALUES "
                + IntStream.range(0, rows)
                        .mapToObj(i -> i == foreign ? "(20,'x')" : "(10,'x')")
                        .collect(Collectors.joining(","));
    }

    private static String skeleton(String sql) {
        return Skeleton.of(Lexer.read(sql, Dialect.H2)).text();
    }

    private static VerdictKind kind(Judge judge, String sql) {
        return judge.analyse(sql).judge("10", BoundParameters.NONE).kind();
    }
}
