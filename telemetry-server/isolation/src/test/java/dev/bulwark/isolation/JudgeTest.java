package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.VerdictKind;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());

    @Test
    void aStatementFilteredByTheTenantIsConfined() {
        assertThat(kind("SELECT * FROM issues WHERE organization_id = ? AND status = ?", "10"))
                .isEqualTo(VerdictKind.CONFINED);
    }

    @Test
    void aBoundValueOfAnotherTenantIsWrong() {
        assertThat(kind("SELECT * FROM issues WHERE organization_id = ?", "20")).isEqualTo(VerdictKind.WRONG_TENANT);
    }

    @Test
    void aStatementWithoutAFilterIsFound() {
        assertThat(kind("SELECT * FROM issues")).isEqualTo(VerdictKind.MISSING_FILTER);
    }

    private VerdictKind kind(String sql, Object... values) {
        BoundParameters parameters = position -> position <= values.length ? values[position - 1] : null;
        return judge.analyse(sql).judge("10", parameters).kind();
    }
}
