package dev.bulwark.console.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads views: {@code X.fxml} lies beside {@code XController}, and every controller is made by the one factory here, so
 * that it gets what it needs through its constructor.
 */
public final class Views {
    private final Map<Class<?>, Supplier<?>> factories = new HashMap<>();

    /** A loaded view: its root and the controller behind it. */
    public record Loaded<C>(Parent root, C controller) {}

    /** Says how a controller is made; the one line that registers a view. */
    public <C> Views with(Class<C> controller, Supplier<C> factory) {
        factories.put(controller, factory);
        return this;
    }

    /** Loads the view of a controller; a view that is not there or broken is a defect of the program. */
    public <C> Loaded<C> load(Class<C> controller) {
        String file = controller.getSimpleName().replace("Controller", "") + ".fxml";
        FXMLLoader loader =
                new FXMLLoader(Objects.requireNonNull(controller.getResource(file), () -> file + " is missing"));
        loader.setControllerFactory(this::make);
        try {
            Parent root = loader.load();
            return new Loaded<>(root, loader.getController());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be loaded", e);
        }
    }

    private Object make(Class<?> controller) {
        Supplier<?> factory = factories.get(controller);
        if (factory == null) {
            throw new IllegalStateException("nobody registered " + controller.getName());
        }
        return factory.get();
    }
}
