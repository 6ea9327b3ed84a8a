package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is highlighted to the engineer on call, exact to the character. */
class MarksTest {
    private final Judge judge = new Judge(StatementsTest.SCHEMA, JudgeSettings.defaults());

    @Test
    void theTableIsMarkedWithItsAliasAndTheWhereClauseAsThePlace() {
        String sql = "SELECT i.title FROM issues AS i WHERE i.status = 'open' ORDER BY i.id";

        assertThat(marked(sql)).containsExactly("TABLE issues AS i", "MISSING_PREDICATE i.status = 'open'");
    }

    @Test
    void withoutWhereThePlaceIsTheEndOfFrom() {
        String sql = "SELECT title FROM issues  ORDER BY id";
        Mark place = place(sql);

        assertThat(marked(sql)).containsExactly("TABLE issues", "MISSING_PREDICATE ");
        assertThat(place.start()).isEqualTo(sql.indexOf("issues") + "issues".length());
    }

    @Test
    void thePlaceLiesBehindTheLastJoinOfTheBlock() {
        String sql =
                "SELECT * FROM (SELECT i.id FROM issues i JOIN currencies c ON c.code = i.code GROUP BY i.id) x LIMIT 3";

        assertThat(place(sql).start()).isEqualTo(sql.indexOf(" GROUP BY"));
    }

    @Test
    void theBranchOfTheOrWithoutTheFilterIsMarked() {
        String sql = "SELECT * FROM issues WHERE organization_id = ? AND status = ?\n\tOR priority = ?";

        assertThat(marked(sql))
                .containsExactly(
                        "TABLE issues", "WRONG_PREDICATE organization_id = ?", "MISSING_PREDICATE priority = ?");
    }

    @Test
    void linesTabsAndCommentsDoNotShiftMarks() {
        String sql = "-- report\r\nSELECT *\r\n\tFROM\t/* all */ issues\ti\r\n WHERE\r\n\t\ti.status = 'it''s'\n";

        assertThat(marked(sql)).containsExactly("TABLE issues\ti", "MISSING_PREDICATE i.status = 'it''s'");
    }

    @Test
    void marksHoldInLongTextsAndBehindLettersOutsideOfAscii() {
        String sql = "SELECT '" + "ä€😀".repeat(3000) + "' FROM teams t WHERE t.id = 5";

        assertThat(marked(sql)).containsExactly("TABLE teams t", "MISSING_PREDICATE t.id = 5");
    }

    @Test
    void aConditionInTheOnOfAnOuterJoinIsMarked() {
        String sql = "SELECT * FROM teams t LEFT JOIN issues i ON i.organization_id = t.organization_id"
                + " AND t.organization_id = ?";

        assertThat(marked(sql))
                .containsExactly("TABLE teams t", "WRONG_PREDICATE t.organization_id = ?", "MISSING_PREDICATE ");
        assertThat(place(sql).start()).isEqualTo(sql.length());
    }

    @Test
    void theOptionalTableOfAnOuterJoinIsMissingItsFilterInOn() {
        String sql = "SELECT * FROM teams t LEFT JOIN issues i ON i.team_id = t.id WHERE t.organization_id = ?";

        assertThat(marked(sql)).containsExactly("TABLE issues i", "MISSING_PREDICATE i.team_id = t.id");
    }

    @Test
    void thePredicateThatNamesAnotherTenantIsMarked() {
        String sql = "SELECT * FROM issues i WHERE i.status = ? AND i.organization_id = ?";
        Verdict verdict = judge.analyse(sql).judge("10", position -> position == 2 ? 20 : "open");

        assertThat(verdict.kind()).isEqualTo(VerdictKind.WRONG_TENANT);
        assertThat(verdict.accessedTenants()).containsExactly("20");
        assertThat(texts(sql, verdict)).containsExactly("TABLE issues i", "WRONG_PREDICATE i.organization_id = ?");
        assertThat(verdict.reason()).isEqualTo("`i` (issues) is held to tenant 20 instead of 10");
    }

    @Test
    void everyUnfilteredTableIsMarked() {
        String sql = "SELECT * FROM issues WHERE id IN (SELECT issue_id FROM todos)";

        assertThat(marked(sql)).contains("TABLE issues", "TABLE todos");
        assertThat(judge.analyse(sql).judge("10", BoundParameters.NONE).tables())
                .containsExactly("issues", "todos");
    }

    private Mark place(String sql) {
        return judge.analyse(sql).judge("10", BoundParameters.NONE).marks().stream()
                .filter(mark -> mark.kind() == MarkKind.MISSING_PREDICATE)
                .findFirst()
                .orElseThrow();
    }

    private List<String> marked(String sql) {
        return texts(sql, judge.analyse(sql).judge("10", position -> 10));
    }

    private static List<String> texts(String sql, Verdict verdict) {
        return verdict.marks().stream()
                .map(mark -> mark.kind() + " " + sql.substring(mark.start(), mark.end()))
                .toList();
    }
}
