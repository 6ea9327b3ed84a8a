package dev.bulwark.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlChangesTest {
    private static List<String> added(String before, String after) {
        return SqlChanges.added(before, after).stream()
                .map(place -> after.substring(place.start(), place.end()))
                .toList();
    }

    @Test
    void anAddedConditionIsOnePlace() {
        assertThat(added(
                        "SELECT id FROM todos WHERE done = false",
                        "SELECT id FROM todos WHERE organization_id = ? AND done = false"))
                .containsExactly("organization_id = ? AND");
    }

    @Test
    void severalPlacesAreToldApartAndLayoutDoesNotCount() {
        assertThat(added("select a from t\n where x = 1", "SELECT a FROM t WHERE (x = 1) AND o = ?"))
                .containsExactly("(", ") AND o = ?");
    }

    @Test
    void theSameStatementHasNothingNewAndAnEndlessOneIsNotCompared() {
        assertThat(added("SELECT 1", "SELECT 1")).isEmpty();
        assertThat(added("SELECT 1", "SELECT " + "x ".repeat(2000))).isEmpty();
    }
}
