package dev.bulwark.console.shell;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/**
 * An entry of the rail.
 *
 * @param controller its view lies beside it
 * @param opener opens one of the things that the screen lists
 */
public record Screen(
        Place place, String title, Feather icon, Class<? extends ScreenController> controller, Consumer<UUID> opener) {

    /** One that lists nothing that could be opened. */
    public Screen(Place place, String title, Feather icon, Class<? extends ScreenController> controller) {
        this(place, title, icon, controller, id -> {});
    }

    /** Names it in the scene graph and among the actions. */
    public String id() {
        return place.name().toLowerCase(Locale.ROOT);
    }
}
