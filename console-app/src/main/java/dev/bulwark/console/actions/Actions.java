package dev.bulwark.console.actions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that can be done now: the same everywhere, and beside it what the shown screen offers. For one thread. */
public final class Actions {
    private final List<Action> everywhere = new ArrayList<>();
    private List<Action> here = List.of();
    private String place = "";

    /** An action, and the screen that it belongs to; empty for those that are the same everywhere. */
    public record Entry(Action action, String place) {}

    /**
     * Adds some that are the same everywhere.
     *
     * @throws IllegalArgumentException if an id or a key is taken
     */
    public void add(List<Action> more) {
        List<Action> all = Stream.concat(everywhere.stream(), more.stream()).toList();
        requireDifferent(all);
        everywhere.addAll(more);
    }

    /**
     * Another screen is shown; its actions take the place of those of the screen before.
     *
     * @throws IllegalArgumentException if an id or a key is taken
     */
    public void showHere(String screen, List<Action> ofScreen) {
        requireDifferent(Stream.concat(everywhere.stream(), ofScreen.stream()).toList());
        place = screen;
        here = List.copyOf(ofScreen);
    }

    private static void requireDifferent(List<Action> all) {
        requireDifferent(all, Action::id);
        requireDifferent(all.stream().filter(action -> !action.keys().isEmpty()).toList(), Action::keys);
    }

    private static void requireDifferent(List<Action> all, Function<Action, String> property) {
        Set<String> seen = new HashSet<>();
        for (Action action : all) {
            if (!seen.add(property.apply(action))) {
                throw new IllegalArgumentException("twice: " + property.apply(action) + " of " + action.title());
            }
        }
    }

    /** Those of the shown screen. */
    public List<Action> here() {
        return here;
    }

    /** Those of the shown screen, then those that are the same everywhere. */
    public List<Entry> all() {
        return Stream.concat(
                        here.stream().map(action -> new Entry(action, place)),
                        everywhere.stream().map(action -> new Entry(action, "")))
                .toList();
    }
}
