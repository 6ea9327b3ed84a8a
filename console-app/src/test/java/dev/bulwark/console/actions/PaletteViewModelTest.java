package dev.bulwark.console.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final Actions actions = new Actions();
    private final PaletteViewModel palette = new PaletteViewModel(actions);
    private boolean canGoBack;

    @BeforeEach
    void register() {
        actions.add(List.of(
                action("go.overview", "Go to Overview", "Alt+1"),
                action("go.isolation", "Go to Data isolation", "Alt+2"),
                new Action("go.back", "Back", "Alt+Left", () -> canGoBack, () -> done.add("back"))));
        actions.showHere("Data isolation", List.of(action("isolation.filter", "Filter", "/")));
    }

    private Action action(String id, String title, String keys) {
        return Action.always(id, title, keys, () -> done.add(id));
    }

    private List<String> titles() {
        return palette.found().stream().map(entry -> entry.action().title()).toList();
    }

    @Test
    void itOffersWhatCanBeDoneNow() {
        palette.open();
        assertThat(titles()).containsExactly("Filter", "Go to Overview", "Go to Data isolation");

        canGoBack = true;
        palette.open();
        assertThat(titles()).contains("Back");
    }

    @Test
    void aFewLettersFindAndEnterDoesIt() {
        palette.open();
        palette.typed().set("gov");
        assertThat(titles()).containsExactly("Go to Overview");

        palette.run();

        assertThat(done).containsExactly("go.overview");
        assertThat(palette.shown().get()).isFalse();
    }

    @Test
    void wordsFitInAnyOrderAndTheStartOfAWordCountsMost() {
        palette.open();
        palette.typed().set("iso go");
        assertThat(titles()).containsExactly("Go to Data isolation");

        palette.typed().set("xyz");
        assertThat(titles()).isEmpty();
        palette.run();
        assertThat(done).isEmpty();
    }

    @Test
    void whatWasDoneLatelyComesFirst() {
        palette.open();
        palette.typed().set("go data");
        palette.run();

        palette.open();

        assertThat(palette.typed().get()).isEmpty();
        assertThat(titles().get(0)).isEqualTo("Go to Data isolation");
    }

    @Test
    void theKeysOfAScreenAreItsOwnOnly() {
        palette.openHere();

        assertThat(titles()).containsExactly("Filter");
    }

    @Test
    void oneKeyNeverMeansTwoThings() {
        assertThatThrownBy(() -> actions.showHere("Other", List.of(action("other", "Other", "Alt+1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Alt+1");
        assertThatThrownBy(() -> actions.add(List.of(action("go.overview", "Again", ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
