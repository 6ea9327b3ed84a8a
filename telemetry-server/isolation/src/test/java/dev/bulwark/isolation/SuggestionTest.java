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
    /** None have wrong values bound to an insertion, which no text can mend, and forms that know no condition. */
    @Test
    void leaksGetAConfinedSuggestionBarTheFewThatHaveNone() throws IOException {
        List<String> without = new ArrayList<>();
        int leaks = 0;
        for (StatementsTest.Case example : StatementsTest.cases().toList()) {
            if (Set.of("missing_filter", "wrong_tenant").contains(example.expected())) {
                leaks++;
                Judge judge = judge(example.dialect());
                String suggestion = judge.suggestion(example.sql(), example.tenant(), example::bound);
                if (suggestion == null && !isInherited(example.sql())) {
                    without.add(example.why());
                } else if (suggestion != null) {
                    VerdictKind kind = judge.analyse(suggestion)
                            .judge(example.tenant(), example::bound)
                            .kind();
                    assertThat(kind).as(suggestion).isEqualTo(VerdictKind.CONFINED);
                }
            }
        }
        assertThat(without).hasSizeLessThan(leaks / 10);
    }

    /** Rows that belong to a tenant through another row, or come out of a view: no single condition here holds them. */
    private static boolean isInherited(String sql) {
        return sql.matches("(?s).*\\b(notes|note_files|issue_titles|\\w+_view)\\b.*");
    }

    private static Judge judge(Dialect dialect) {
        return new Judge(StatementsTest.SCHEMA, JudgeSettings.defaults().withDialect(dialect));
    }
}
