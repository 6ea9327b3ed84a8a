package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.VerdictKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The wording of suggestions, and that none is offered which is not confined. */
class SuggestionTest {
    /** A bound value cannot be replaced without moving the others; what is not said in a text cannot be held by it. */
    private static final List<String> WITHOUT = List.of(
            "another tenant given",
            "several rows, one of another tenant",
            "the row is given to another tenant",
            "every row of the target without a match is removed",
            "H2's form by key",
            "MySQL's form: which key conflicts is not known",
            "REPLACE removes what is there",
            "drop");

    @Test
    void everyLeakOfTheTablesOfCasesGetsAConfinedSuggestionBarTheseThatHaveNone() throws IOException {
        List<String> without = new ArrayList<>();
        for (StatementsTest.Case example : StatementsTest.cases().toList()) {
            if (Set.of("missing_filter", "wrong_tenant").contains(example.expected())) {
                Judge judge = judge(example.dialect());
                String suggestion = judge.suggestion(example.sql(), example.tenant(), example::bound);
                if (suggestion == null) {
                    without.add(example.why());
                } else {
                    VerdictKind kind = judge.analyse(suggestion)
                            .judge(example.tenant(), example::bound)
                            .kind();
                    assertThat(kind).as(suggestion).isEqualTo(VerdictKind.CONFINED);
                }
            }
        }
        assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT);
    }

    private static Judge judge(Dialect dialect) {
        return new Judge(StatementsTest.SCHEMA, JudgeSettings.defaults().withDialect(dialect));
    }
}
