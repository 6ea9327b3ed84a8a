package dev.bulwark.console.controls;

import dev.bulwark.console.tasks.Failure;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows a view's content, or in its place why there is none. */
public final class PhaseView {
    private final Node content;
    private final StatePane state;
    private final Words words;
    private final Runnable retry;
    private final Runnable clearFilter;

    /** The words of one view for its states. */
    public record Words(
            String loading, Feather nothingIcon, String nothingYet, String nothingYetAdvice, String nothingMatches) {}

    /**
     * @param retry asks again after a failure
     * @param clearFilter removes what hides everything
     */
    public PhaseView(Node content, StatePane state, Words words, Runnable retry, Runnable clearFilter) {
        this.content = content;
        this.state = state;
        this.words = words;
        this.retry = retry;
        this.clearFilter = clearFilter;
    }

    public void show(Phase phase, @Nullable Failure failure) {
        content.setVisible(phase == Phase.READY);
        state.setVisible(phase != Phase.READY);
        switch (phase) {
            case LOADING -> state.showLoading(words.loading());
            case NOTHING_YET ->
                state.show(words.nothingIcon(), words.nothingYet(), words.nothingYetAdvice(), "", () -> {});
            case NOTHING_MATCHES ->
                state.show(Feather.FILTER, words.nothingMatches(), "", "Clear the filters", clearFilter);
            case FAILED -> showFailure(failure);
            case READY -> {}
        }
    }

    private void showFailure(@Nullable Failure failure) {
        Failure why = failure == null ? Failure.ofConsole() : failure;
        state.show(Feather.CLOUD_OFF, why.sentence(), why.advice(), "Try again", retry);
    }
}
