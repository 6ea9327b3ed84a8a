package dev.bulwark.console.shell;

import dev.bulwark.console.client.ServerAddress;
import dev.bulwark.console.settings.Environment;
import dev.bulwark.console.settings.PreferenceStore;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What this server watches over, as it was named once and is remembered. For the user interface's thread. */
public final class EnvironmentViewModel {
    private final ServerAddress address;
    private final PreferenceStore preferences;
    private final ReadOnlyObjectWrapper<Environment> environment;

    public EnvironmentViewModel(ServerAddress address, PreferenceStore preferences) {
        this.address = address;
        this.preferences = preferences;
        this.environment = new ReadOnlyObjectWrapper<>(preferences.current().environmentOf(address.toString()));
    }

    public ReadOnlyObjectProperty<Environment> environment() {
        return environment.getReadOnlyProperty();
    }

    public void choose(Environment chosen) {
        environment.set(chosen);
        preferences.update(known -> known.withEnvironment(address.toString(), chosen));
    }

    /** Short enough for a small window: {@code PRODUCTION}, or the computer while nobody named it. */
    public StringBinding shortWords() {
        return Bindings.createStringBinding(this::name, environment);
    }

    /** {@code PRODUCTION · ops.example.com:8417}. */
    public StringBinding words() {
        return Bindings.createStringBinding(
                () -> isUnnamed() ? address.shortText() : name() + " · " + address.shortText(), environment);
    }

    /** {@code PRODUCTION · ops.example.com:8417 – Bulwark}, so that windows can be told apart on the desktop too. */
    public StringBinding title() {
        return Bindings.createStringBinding(
                () -> (isUnnamed() ? "" : name() + " · ") + address.shortText() + " – Bulwark", environment);
    }

    private boolean isUnnamed() {
        return environment.get() == Environment.UNNAMED;
    }

    private String name() {
        return isUnnamed() ? address.host() : environment.get().words().toUpperCase(Locale.ROOT);
    }
}
