package dev.bulwark.console.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads views: {@code X.fxml} lies beside {@code XController} or beside the controller that it extends, and every
 * controller is made by the one factory here, so that it gets what it needs through its constructor.
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
        FXMLLoader loader = new FXMLLoader(fileOf(controller));
        loader.setControllerFactory(named -> make(named.isAssignableFrom(controller) ? controller : named));
        try {
            Parent root = loader.load();
            return new Loaded<>(root, loader.getController());
        } catch (IOException e) {
            throw new UncheckedIOException("the view of " + controller.getSimpleName() + " cannot be loaded", e);
        }
    }

    private static URL fileOf(Class<?> controller) {
        for (Class<?> type = controller; type != null; type = type.getSuperclass()) {
            URL file = type.getResource(type.getSimpleName().replace("Controller", "") + ".fxml");
            if (file != null) {
                return file;
            }
        }
        throw new IllegalStateException("no view lies beside " + controller.getName());
    }

    private Object make(Class<?> controller) {
        Supplier<?> factory = factories.get(controller);
        if (factory == null) {
            throw new IllegalStateException("nobody registered " + controller.getName());
        }
        return factory.get();
    }
}
