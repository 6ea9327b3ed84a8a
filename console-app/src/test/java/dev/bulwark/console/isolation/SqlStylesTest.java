package dev.bulwark.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.ArrayList;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStylesTest {
    /** The styled pieces as {@code text=classes}, unstyled ones left out. */
    private static List<String> styled(String sql, Mark... marks) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (StyleSpan<java.util.Collection<String>> span : SqlStyles.of(sql, List.of(marks))) {
            int end = start + span.getLength();
            if (!span.getStyle().isEmpty()) {
                pieces.add(sql.substring(start, end) + "=" + String.join("+", span.getStyle()));
            }
            start = end;
        }
        assertThat(start).isEqualTo(sql.length());
        return pieces;
    }

    @Test
    void keywordsTextsNumbersCommentsAndParametersAreTold() {
        assertThat(styled("SELECT a FROM t WHERE b = 'it''s' AND c > 4.2 AND d = ? -- why"))
                .containsExactly(
                        "SELECT=sql-keyword",
                        "FROM=sql-keyword",
                        "WHERE=sql-keyword",
                        "'it''s'=sql-string",
                        "AND=sql-keyword",
                        "4.2=sql-number",
                        "AND=sql-keyword",
                        "?=sql-parameter",
                        "-- why=sql-comment");
    }

    @Test
    void aMarkLiesOverWhateverIsThereAndCutsItAtItsBorders() {
        assertThat(styled("FROM todos WHERE x", new Mark(2, 10, MarkKind.TABLE)))
                .containsExactly(
                        "FR=sql-keyword", "OM=sql-keyword+mark-table", " todos=mark-table", "WHERE=sql-keyword");
    }

    @Test
    void aMereplaceAndAMarkBeyondTheTextStyleNothing() {
        assertThat(styled("todos", new Mark(5, 5, MarkKind.MISSING_PREDICATE), new Mark(9, 12, MarkKind.TABLE)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "select" FROM t   | FROM=sql-keyword
            x::text           |
            a = :name         | :name=sql-parameter
            a = $12           | $12=sql-parameter
            /* half a comment | /* half a comment=sql-comment
            col1 organization |
            """)
    void looksAlikesAreToldApart(String sql, String expected) {
        assertThat(styled(sql)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "'", "\"", "--", "/*"})
    void oddTextsAreShownWithoutComplaint(String sql) {
        assertThat(SqlStyles.of(sql, List.of()).length()).isEqualTo(sql.length());
    }
}
