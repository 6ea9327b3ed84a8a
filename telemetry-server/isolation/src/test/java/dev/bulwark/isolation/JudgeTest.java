package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.VerdictKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void blankLinesAndCommentsBetweenClausesDoNotMatter() {
        String sql =
                "SELECT *\n\n\n\nFROM issues -- the list\n\n\n /* of\n\n\n all */\nWHERE\n\n\n organization_id = ?\n\n\n";

        assertThat(kind(sql, "10")).isEqualTo(VerdictKind.CONFINED);
    }

    @Test
    void aColumnDeclaredInMixedCaseIsMeantByItsQuotedForm() {
        Schema schema = Schema.builder().tenantTable("Task", "organizationId").build();
        Judge mixed = new Judge(schema, JudgeSettings.defaults().withDialect(Dialect.POSTGRESQL));

        assertThat(mixed.analyse("SELECT * FROM \"Task\" t WHERE t.\"organizationId\" = 10")
                        .judge("10", position -> "10")
                        .kind())
                .isEqualTo(VerdictKind.CONFINED);
        assertThat(mixed.analyse("SELECT * FROM \"Task\" t WHERE t.\"OrganizationId\" = 10")
                        .judge("10", position -> "10")
                        .kind())
                .isEqualTo(VerdictKind.MISSING_FILTER);
    }

    @Test
    void valuesAreComparedByMeaning() {
        String sql = "SELECT * FROM issues WHERE organization_id = ?";
        for (Object value :
                List.of(10, 10L, "10", new BigDecimal("10.0"), 10.0, List.of(10, "10"), new Object[] {10L})) {
            assertThat(kind(sql, value)).as("%s", value).isEqualTo(VerdictKind.CONFINED);
        }
        for (Object value : List.of(11, "10 ", "1", new BigDecimal("10.5"), List.of(10, 11), true)) {
            assertThat(kind(sql, value)).as("%s", value).isEqualTo(VerdictKind.WRONG_TENANT);
        }
    }

    @Test
    void anArrayPutIntoTheTenantColumnIsAValueOfItsOwn() {
        Object tenants = new Object[] {"10", "10"};

        assertThat(kind("SELECT * FROM issues WHERE organization_id = ANY (?)", tenants))
                .isEqualTo(VerdictKind.CONFINED);
        assertThat(kind("INSERT INTO issues (organization_id) VALUES (?)", tenants))
                .isEqualTo(VerdictKind.UNDECIDABLE);
        assertThat(kind("INSERT INTO issues (organization_id) SELECT ?", tenants))
                .isEqualTo(VerdictKind.UNDECIDABLE);
        assertThat(kind(
                        "INSERT INTO todos (organization_id) SELECT organization_id FROM issues WHERE organization_id = ANY (?)",
                        tenants))
                .isEqualTo(VerdictKind.CONFINED);
    }

    @Test
    void aUuidIsOneValueInEveryForm() {
        UUID tenant = UUID.fromString("6f1c1f6e-0f5a-4a57-9a3c-1d2e3f4a5b6c");
        StatementAnalysis analysis = judge.analyse("SELECT * FROM issues WHERE organization_id = ?");
        for (Object value : List.of(
                tenant,
                tenant.toString().toUpperCase(Locale.ROOT),
                tenant.toString().replace("-", ""))) {
            assertThat(analysis.judge(tenant.toString(), position -> value).kind())
                    .isEqualTo(VerdictKind.CONFINED);
        }
    }

    @Test
    void onlyStatementsWithoutTenantTablesAreSaidNotToTouchThem() {
        assertThat(judge.analyse("SELECT 1").touchesTenantData()).isFalse();
        assertThat(judge.analyse("SELECT * FROM issues WHERE organization_id = ?")
                        .touchesTenantData())
                .isTrue();
        assertThat(judge.analyse("SELECT * FROM issues").touchesTenantData()).isTrue();
        assertThat(judge.analyse("no statement at all").touchesTenantData()).isTrue();
    }

    private VerdictKind kind(String sql, Object... values) {
        BoundParameters parameters = position -> position <= values.length ? values[position - 1] : null;
        return judge.analyse(sql).judge("10", parameters).kind();
    }

    /** 1 = '01' and true = 't' hold in some databases, 1 = 2 in none. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"1, '01', MISSING_FILTER", "0, 'a', MISSING_FILTER", "1, 2, CONFINED"})
    void onlyWholeNumbersAreKnownToDifferInEveryDatabase(long bound, String literal, VerdictKind expected) {
        String sql = "SELECT * FROM issues WHERE organization_id = 10 OR ? = " + literal;
        Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());

        assertThat(judge.analyse(sql).judge("10", position -> bound).kind()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, t", "false, no"})
    void aTruthMayEqualAText(boolean bound, String literal) {
        String sql = "SELECT * FROM issues WHERE organization_id = 10 OR ? = '" + literal + "'";
        Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());

        assertThat(judge.analyse(sql).judge("10", position -> bound).kind()).isNotEqualTo(VerdictKind.CONFINED);
    }
}
