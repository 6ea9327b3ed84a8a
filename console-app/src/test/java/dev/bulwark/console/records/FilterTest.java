package dev.bulwark.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.isolation.ViolationList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
    private final Filter filter = ViolationList.filter();

    @Test
    void whatIsTypedIsChosenInTheControls() {
        filter.typed().set("severity:critical timeout user:\"nora lind\" state:all");

        assertThat(filter.word("severity").get()).isEqualTo("critical");
        assertThat(filter.word("state").get()).isEqualTo("all");
        assertThat(filter.parameters()).isEqualTo(Map.of("q", "timeout", "severity", "critical", "user", "nora lind"));
    }

    @Test
    void whatIsChosenInTheControlsStandsInTheText() {
        filter.typed().set("timeout");
        filter.word("severity").set("high");
        filter.word("effect").set("ran");
        assertThat(filter.typed().get()).isEqualTo("severity:high effect:ran timeout");

        filter.word("severity").set("critical");
        assertThat(filter.typed().get()).isEqualTo("severity:critical effect:ran timeout");

        filter.word("effect").set("");
        assertThat(filter.typed().get()).isEqualTo("severity:critical timeout");
        assertThat(filter.parameters()).isEqualTo(Map.of("q", "timeout", "severity", "critical", "resolved", "false"));
    }

    @Test
    void theInitialChoiceNeedsNoToken() {
        assertThat(filter.isInitial()).isTrue();
        assertThat(filter.parameters()).isEqualTo(Map.of("resolved", "false"));

        filter.word("state").set("resolved");
        assertThat(filter.typed().get()).isEqualTo("state:resolved");

        filter.clear();
        assertThat(filter.word("state").get()).isEqualTo("open");
        assertThat(filter.isInitial()).isTrue();
    }

    @Test
    void whatIsNoTokenIsSearchedForAsItStands() {
        filter.typed().set("http://example.com/a severity:purple");

        assertThat(filter.parameters()).containsEntry("q", "http://example.com/a severity:purple");
    }

    @Test
    void aTokenThatIsStillBeingTypedHidesNothing() {
        filter.typed().set("severity:cri");

        assertThat(filter.parameters()).isEqualTo(Map.of("resolved", "false"));
    }
}
