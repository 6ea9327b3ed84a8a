package dev.bulwark.console.shell;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which screen is shown. For the user interface's thread. */
public final class ShellViewModel implements Navigator {
    private final List<Screen> screens;
    private final Screen violations;
    private final Consumer<UUID> violationOpener;
    private final ObjectProperty<Screen> shown;

    /**
     * @param screens in the rail's order; the first is shown first
     * @param violations the one of them that shows violations
     * @param violationOpener opens one violation on that screen
     */
    public ShellViewModel(List<Screen> screens, Screen violations, Consumer<UUID> violationOpener) {
        this.screens = List.copyOf(screens);
        this.violations = violations;
        this.violationOpener = violationOpener;
        this.shown = new SimpleObjectProperty<>(this.screens.get(0));
    }

    public List<Screen> screens() {
        return screens;
    }

    public ReadOnlyObjectProperty<Screen> shown() {
        return shown;
    }

    public void showFirst() {
        show(screens.get(0));
    }

    public void show(Screen screen) {
        shown.set(screen);
    }

    @Override
    public void showViolations() {
        show(violations);
    }

    @Override
    public void showViolation(UUID id) {
        show(violations);
        violationOpener.accept(id);
    }
}
