package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalisedTextTest {
    private final Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());

    @Test
    void literalsWhiteSpaceCommentsAndLengthsOfListsAreFolded() {
        String one = "SELECT *\n FROM issues -- all\n WHERE organization_id=10 AND id IN (1,2, 3) AND title <> 'a''b'";
        String other = "SELECT * FROM issues WHERE organization_id = ? AND id IN (?) AND title<>? /* x */";

        assertThat(text(one)).isEqualTo("SELECT * FROM issues WHERE organization_id = ? AND id IN (?) AND title <> ?");
        assertThat(text(other)).isEqualTo(text(one));
        assertThat(judge.analyse(one).hash())
                .isEqualTo(judge.analyse(other).hash())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void rowsOfOneFormAreOne() {
        assertThat(text("INSERT INTO t (a, b) VALUES (1, lower('x')), (2, lower('y')),(?,lower(?)) RETURNING a"))
                .isEqualTo("INSERT INTO t(a, b) VALUES (?, lower(?)) RETURNING a");
        assertThat(text("SELECT 1 FROM t WHERE (a, b) IN ((1, 2), (3, 4), (5, 6))"))
                .isEqualTo("SELECT ? FROM t WHERE (a, b) IN ((?, ?))");
        assertThat(text("INSERT INTO t VALUES (1, 2), (3, DEFAULT)"))
                .isEqualTo("INSERT INTO t VALUES (?, ?), (?, DEFAULT)");
        assertThat(text("INSERT INTO t VALUES (1, 2), (3")).isEqualTo("INSERT INTO t VALUES (?, ?), (?");
    }

    @Test
    void callsAndOperatorsKeepOneForm() {
        assertThat(text("SELECT COUNT( * ) , a.b::text FROM t WHERE x>=1 AND (y)=(2)"))
                .isEqualTo("SELECT COUNT(*), a.b::text FROM t WHERE x >= ? AND (y) = (?)");
    }

    @Test
    void normalisingTwiceChangesNothing() {
        String once = text("INSERT INTO t (a,b) VALUES (1, 'x') ON CONFLICT (a) DO NOTHING");

        assertThat(text(once)).isEqualTo(once);
    }

    @Test
    void theHashIsTheSameInEveryVersion() {
        assertThat(judge.analyse("SELECT 1").hash()).isEqualTo("66cbb3a40d4bbd15");
    }

    private String text(String sql) {
        return judge.analyse(sql).normalisedText();
    }
}
