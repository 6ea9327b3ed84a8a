package dev.bulwark.console.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which screen is shown, and which were before. For the user interface's thread. */
public final class ShellViewModel implements Navigator {
    private static final int REMEMBERED = 50;

    private final List<Screen> screens;
    private final ObjectProperty<Screen> shown;
    private final Deque<Screen> before = new ArrayDeque<>();
    private final Deque<Screen> after = new ArrayDeque<>();

    /** @param screens in the rail's order; the first is shown first */
    public ShellViewModel(List<Screen> screens) {
        this.screens = List.copyOf(screens);
        this.shown = new SimpleObjectProperty<>(this.screens.get(0));
    }

    public List<Screen> screens() {
        return screens;
    }

    public ReadOnlyObjectProperty<Screen> shown() {
        return shown;
    }

    public void show(Screen screen) {
        if (screen.equals(shown.get())) {
            return;
        }
        before.push(shown.get());
        if (before.size() > REMEMBERED) {
            before.removeLast();
        }
        after.clear();
        shown.set(screen);
    }

    public boolean canGoBack() {
        return !before.isEmpty();
    }

    public boolean canGoForward() {
        return !after.isEmpty();
    }

    /** The screen before this one, if there was any. */
    public void back() {
        go(before, after);
    }

    /** The screen that one went back from, if one did. */
    public void forward() {
        go(after, before);
    }

    private void go(Deque<Screen> from, Deque<Screen> to) {
        if (!from.isEmpty()) {
            to.push(shown.get());
            shown.set(from.pop());
        }
    }

    @Override
    public void show(Place place) {
        show(screenOf(place));
    }

    @Override
    public void open(Place place, UUID id) {
        show(place);
        screenOf(place).opener().accept(id);
    }

    private Screen screenOf(Place place) {
        return screens.stream()
                .filter(screen -> screen.place() == place)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no screen is registered for " + place));
    }
}
