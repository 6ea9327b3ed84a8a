package dev.bulwark.console.access;

import dev.bulwark.console.client.Connector;
import dev.bulwark.console.client.ServerAddress;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.settings.PreferenceStore;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.access.Credentials;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The state of the sign-in screen. Server and name are remembered after a success, the password never. */
public final class SignInViewModel {
    private final Connector connector;
    private final TaskExecutor tasks;
    private final PreferenceStore preferences;
    private final Consumer<Session> signedIn;
    private final StringProperty server = new SimpleStringProperty();
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    public SignInViewModel(
            Connector connector, TaskExecutor tasks, PreferenceStore preferences, Consumer<Session> signedIn) {
        this.connector = connector;
        this.tasks = tasks;
        this.preferences = preferences;
        this.signedIn = signedIn;
        server.set(preferences.current().server());
        name.set(preferences.current().name());
    }

    public StringProperty server() {
        return server;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty password() {
        return password;
    }

    /** A sign-in is on its way. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last try failed; null when it did not. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether there is enough to try. */
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> !busy.get()
                        && !server.get().isBlank()
                        && !name.get().isBlank()
                        && !password.get().isEmpty(),
                busy,
                server,
                name,
                password);
    }

    public void signIn() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        String address = server.get();
        Credentials credentials = new Credentials(name.get().strip(), password.get());
        tasks.run(() -> connector.connect(ServerAddress.parse(address), credentials), this::succeeded, this::failed);
    }

    private void succeeded(Session session) {
        busy.set(false);
        password.set("");
        String account = session.account().name();
        preferences.update(known -> known.signedInTo(session.address().toString(), account));
        signedIn.accept(session);
    }

    private void failed(Failure why) {
        busy.set(false);
        failure.set(why);
    }

    /** The session that was used has ended; says so instead of starting with an empty face. */
    public void explain(Failure why) {
        failure.set(why);
    }
}
