package dev.bulwark.console.health;

import dev.bulwark.model.health.TrafficLight;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What one tile of the overview says. For the user interface's thread. */
public final class TileViewModel {
    private final String id;
    private final String title;
    private final ReadOnlyObjectWrapper<TileFace> face = new ReadOnlyObjectWrapper<>(TileFace.WAITING);
    private final ReadOnlyStringWrapper freshness = new ReadOnlyStringWrapper("");

    /** @param id names the tile in the scene graph and for navigation */
    TileViewModel(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Light, figures and words; all of one moment. */
    public ReadOnlyObjectProperty<TileFace> face() {
        return face.getReadOnlyProperty();
    }

    /** How old the figures are: {@code 3 s ago}. */
    public ReadOnlyStringProperty freshness() {
        return freshness.getReadOnlyProperty();
    }

    void show(TileFace newest) {
        face.set(newest);
    }

    void showFreshness(String words) {
        freshness.set(words);
    }

    /** Light, figures and words of a tile at one moment. */
    public record TileFace(
            TrafficLight light,
            boolean stale,
            String value,
            String unit,
            String second,
            String summary,
            @Nullable Instant asOf) {
        /** Before the first answer. */
        static final TileFace WAITING = new TileFace(TrafficLight.GREY, false, "–", "", "", "Waiting for data", null);

        TileFace withStale(boolean old) {
            return new TileFace(light, old, value, unit, second, summary, asOf);
        }
    }
}
